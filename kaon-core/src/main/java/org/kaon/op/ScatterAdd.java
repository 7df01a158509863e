package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The gradient of {@link Gather}: zeros of the shape of another value to which updates are added
/// at given places of one axis, `y[a, index[i], b] += u[a, i, b]`, in the order of i. The other's
/// elements are not looked at.
///
/// *Shape*: `[A…, I…, B…]`, `[I…]` (batched `[A…, I…]`), like `[A…, n, B…]` → like's. *Type*:
/// floating, and int32, int64 or uint8 indices.
///
/// *Errors*: an index outside `[0, n)` ends the run with an `IndexOutOfBoundsException` that names
/// it, unless such updates are to be left out.
public record ScatterAdd(int axis, boolean batched, Gather.Outside outside) implements Like {

    /// Equal indices for every place on the axes before.
    public static Value scatterAdd(Value updates, Value indices, Value like, int axis) {
        int positive = Axes.axis("ScatterAdd", like.shape(), axis);
        return new ScatterAdd(positive, false, Gather.Outside.REFUSED)
                .apply(updates, indices, like);
    }

    Value apply(Value updates, Value indices, Value like) {
        return Node.apply(this, updates, indices, Blank.blankLike(like));
    }

    @Override
    public int like() {
        return 2;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 3);
        TensorType updates = Expect.floating(this, inputs.subList(0, 1));
        Shape like = inputs.getLast().shape();
        Axes.require(this, List.of(axis), like);
        Shape wanted = Gather.shape(this, like, inputs.get(1), axis, batched);
        if (!Expect.compatible(updates.shape(), wanted)) {
            throw Expect.failure(
                    this, "updates of shape " + wanted, updates, "Reshape the updates.");
        }
        return List.of(updates.withShape(like));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value indices = call.input(1);
        return List.of(
                through(Gather.gather(upstream.getFirst(), indices, axis, batched, outside)),
                new Gradient.Zero("indices are integers"),
                new Gradient.Zero("only the shape is used"));
    }
}
