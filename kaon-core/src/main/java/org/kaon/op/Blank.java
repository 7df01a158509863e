package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// A shape without elements: what an op gets that wants to know a shape and nothing else.
///
/// *Shape*: as given. *Type*: float32, though no element may ever be read.
public record Blank(Shape shape) implements Op {

    public static Value blank(Shape shape) {
        return Node.apply(new Blank(shape));
    }

    /// A blank of a value's shape, or the value itself where its shape is not known yet.
    public static Value blankLike(Value value) {
        boolean keep = value.source().op() instanceof Blank || !value.shape().isKnown();
        return keep ? value : blank(value.shape());
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 0);
        return List.of(new TensorType(DataType.FLOAT32, shape));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of();
    }
}
