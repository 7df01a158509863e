package org.kaon.graph;

import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// A tensor that is fed to each run under its name.
public record Placeholder(String label, TensorType type) implements Op {

    /// *Shape*: extents may be unknown; they are bound when a plan is compiled.
    public static Value placeholder(String name, TensorType type) {
        return Node.apply(new Placeholder(name, type));
    }

    /// A float32 input.
    public static Value placeholder(String name, Shape shape) {
        return placeholder(name, new TensorType(DataType.FLOAT32, shape));
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(type);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of();
    }
}
