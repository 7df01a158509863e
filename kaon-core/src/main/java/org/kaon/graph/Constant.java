package org.kaon.graph;

import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.List;

/// A value known when the graph is made. Equal constants are one: contents are compared, not
/// places.
public record Constant(Tensor value) implements Op {

    public static Value constant(float value) {
        return Node.apply(new Constant(Tensor.scalar(value)));
    }

    public static Value constant(long value) {
        return Node.apply(new Constant(Tensor.scalar(value)));
    }

    public static Value constant(Shape shape, float... values) {
        return Node.apply(new Constant(Tensor.of(shape, values)));
    }

    public static Value constant(Tensor value) {
        return Node.apply(new Constant(value));
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(value.type());
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constant constant
                && constant.value.type().equals(value.type())
                && constant.value.data().mismatch(value.data()) < 0;
    }

    @Override
    public int hashCode() {
        long size = value.size();
        return value.type().hashCode()
                + (size == 0
                        ? 0
                        : Double.hashCode(value.at(0)) + Double.hashCode(value.at(size - 1)));
    }

    @Override
    public String toString() {
        return value.size() == 1
                ? "Constant[" + value.at(0) + "]"
                : "Constant[" + value.type() + "]";
    }
}
