package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Concat.concat;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// The elements `from` (included) to `to` (not included) along an axis.
///
/// *Shape*: the axis has `to − from` elements. *Type*: any. A slice that is the whole is left out.
public record Slice(int axis, long from, long to) implements Op {

    /// For `to`: up to the end, however long the axis is.
    public static final long END = Long.MAX_VALUE;

    public static Value slice(Value x, int axis, long from, long to) {
        int positive = Axes.axis("Slice", x.shape(), axis);
        boolean whole = from == 0 && (to == END || to == x.shape().extent(positive));
        return whole ? x : Node.apply(new Slice(positive, from, to), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType x = inputs.getFirst();
        Axes.require(this, List.of(axis), x.shape());
        long extent = x.shape().extent(axis);
        long end = to == END ? extent : to;
        if (from < 0 || end != Shape.ANY && from > end || extent != Shape.ANY && end > extent) {
            throw Expect.failure(
                    this, "0 <= from <= to <= extent", x, "Slice within axis " + axis + ".");
        }
        return List.of(x.withShape(x.shape().with(axis, end == Shape.ANY ? end : end - from)));
    }

    // Zeros before and after.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value x = call.input(0);
        List<Value> parts = new ArrayList<>();
        if (from > 0) {
            parts.add(broadcastLike(constant(0f), slice(x, axis, 0, from)));
        }
        parts.add(upstream.getFirst());
        if (to != END && to != x.shape().extent(axis)) {
            parts.add(broadcastLike(constant(0f), slice(x, axis, to, END)));
        }
        return List.of(through(concat(axis, parts.toArray(Value[]::new))));
    }
}
