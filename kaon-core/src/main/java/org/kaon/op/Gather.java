package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The elements of x at given places of one axis: `y[a, i, b] = x[a, index[i], b]`, and batched
/// `y[a, i, b] = x[a, index[a, i], b]`; a, i and b may be any number of axes.
///
/// *Shape*: `[A…, n, B…]`, `[I…]` (batched `[A…, I…]`) → `[A…, I…, B…]`. *Type*: any, and int32,
/// int64 or uint8 indices.
///
/// *Errors*: an index outside `[0, n)` ends the run with an `IndexOutOfBoundsException` that names
/// it, unless it stands for zeros. No index counts from the end.
public record Gather(int axis, boolean batched, Outside outside) implements Op {

    /// What an index outside the axis means.
    public enum Outside {
        REFUSED,
        ZERO
    }

    /// Equal indices for every place on the axes before.
    public static Value gather(Value x, Value indices, int axis) {
        return gather(x, indices, axis, false, Outside.REFUSED);
    }

    /// Zeros where an index is outside.
    public static Value gatherOrZero(Value x, Value indices, int axis) {
        return gather(x, indices, axis, false, Outside.ZERO);
    }

    /// Indices of their own for every place on the axes before.
    public static Value gatherBatched(Value x, Value indices, int axis) {
        return gather(x, indices, axis, true, Outside.REFUSED);
    }

    static Value gather(Value x, Value indices, int axis, boolean batched, Outside outside) {
        int positive = Axes.axis("Gather", x.shape(), axis);
        return Node.apply(new Gather(positive, batched && positive > 0, outside), x, indices);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        TensorType x = inputs.getFirst();
        Axes.require(this, List.of(axis), x.shape());
        return List.of(x.withShape(shape(this, x.shape(), inputs.getLast(), axis, batched)));
    }

    /// The shape of what indices take from an axis.
    static Shape shape(Op op, Shape x, TensorType indices, int axis, boolean batched) {
        requireIndices(op, indices);
        Shape places = indices.shape();
        Shape result = Shape.scalar();
        for (int i = 0; i < axis; i++) {
            result = result.append(x.extent(i));
            boolean fits =
                    !batched
                            || i < places.rank()
                                    && Expect.compatible(places.extent(i), x.extent(i));
            if (!fits) {
                throw Expect.failure(
                        op,
                        "indices for each place before axis " + axis + " of " + x,
                        places,
                        "Reshape them.");
            }
            if (batched) {
                result = result.with(i, Math.max(x.extent(i), places.extent(i)));
            }
        }
        for (int i = batched ? axis : 0; i < places.rank(); i++) {
            result = result.append(places.extent(i));
        }
        for (int i = axis + 1; i < x.rank(); i++) {
            result = result.append(x.extent(i));
        }
        return result;
    }

    /// *Errors*: indices that are no integers.
    static void requireIndices(Op op, TensorType indices) {
        if (!indices.dataType().isInteger()) {
            throw Expect.failure(op, "integer indices", indices, "Cast the input first.");
        }
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value x = call.input(0);
        if (!x.dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        ScatterAdd back = new ScatterAdd(axis, batched, outside);
        return List.of(
                through(back.apply(upstream.getFirst(), call.input(1), x)),
                new Gradient.Zero("indices are integers"));
    }
}
