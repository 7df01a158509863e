package org.kaon.op;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The number of elements along some axes, as a float32 scalar: what a sum is divided by for a
/// mean.
///
/// *Shape*: any → scalar. *Type*: any. A constant where the extents are known.
public record Count(List<Integer> axes) implements Like {

    public Count {
        axes = List.copyOf(axes);
    }

    /// No axes named: all of them.
    public static Value count(Value x, int... axes) {
        Count count = new Count(Axes.orAll(new Count(List.of()), x.shape(), axes));
        return count.known(x.shape()) ? constant(count.of(x.shape())) : Node.apply(count, x);
    }

    /// Whether the counted extents of a shape are known.
    public boolean known(Shape shape) {
        return axes.stream().noneMatch(axis -> shape.extent(axis) == Shape.ANY);
    }

    /// The count for a shape whose counted extents are known.
    public float of(Shape shape) {
        return (float) axes.stream().mapToDouble(shape::extent).reduce(1, (a, b) -> a * b);
    }

    @Override
    public int like() {
        return 0;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        Axes.require(this, axes, inputs.getFirst().shape());
        return List.of(TensorType.float32());
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(new Gradient.Zero("only the shape is used"));
    }
}
