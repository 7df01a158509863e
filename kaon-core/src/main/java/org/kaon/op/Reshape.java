package org.kaon.op;

import static org.kaon.graph.Gradient.through;
import static org.kaon.op.ReshapeLike.reshapeLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;

/// The same elements, in row-major order, under another shape.
///
/// *Shape*: one extent of the new shape may be unknown; it is what remains. *Type*: any. A reshape
/// to the known shape that x has is left out.
///
/// *Errors*: another number of elements.
public record Reshape(Shape to) implements Op {

    public static Value reshape(Value x, Shape to) {
        return to.isKnown() && x.shape().equals(to) ? x : Node.apply(new Reshape(to), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType x = inputs.getFirst();
        int open = open(to);
        if (open > 1) {
            throw Expect.failure(this, "at most one unknown extent", to, "Give the others.");
        }
        if (!x.shape().isKnown()) {
            return List.of(x.withShape(to));
        }
        return List.of(x.withShape(resolve(x.shape(), open == 1)));
    }

    private Shape resolve(Shape from, boolean open) {
        long given =
                Arrays.stream(to.extents()).filter(e -> e != Shape.ANY).reduce(1, (a, b) -> a * b);
        if (!open && given != from.size()) {
            throw Expect.failure(
                    this, from.size() + " elements for " + from, to, "Give a shape of that size.");
        }
        if (open && (given == 0 ? from.size() != 0 : from.size() % given != 0)) {
            throw Expect.failure(
                    this, "a multiple of " + given + " elements", from, "Give another shape.");
        }
        long rest = given == 0 ? 0 : from.size() / given;
        return Shape.of(Arrays.stream(to.extents()).map(e -> e == Shape.ANY ? rest : e).toArray());
    }

    private static int open(Shape shape) {
        return (int) Arrays.stream(shape.extents()).filter(e -> e == Shape.ANY).count();
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value x = call.input(0);
        Value dy = upstream.getFirst();
        return List.of(through(open(x.shape()) <= 1 ? reshape(dy, x.shape()) : reshapeLike(dy, x)));
    }
}
