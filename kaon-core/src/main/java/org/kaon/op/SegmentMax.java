package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Gather.gatherOrZero;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.SegmentSum.segmentSum;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[s] = max values[i]` over every i whose index is s; NaN where one is NaN. Indices may be in
/// any order; one outside `[0, segments)` is left out; an empty segment is 0, as a node without
/// edges in DGL. The gradient is shared equally among ties, as by TensorFlow.
///
/// *Shape*: `[n, …]`, `[n]` → `[segments, …]`. *Type*: floating, and int32, int64 or uint8 indices.
/// *Source*: TensorFlow's `unsorted_segment_max`, but for empty segments.
public record SegmentMax(int segments) implements Op {

    public SegmentMax {
        if (segments < 1) {
            throw new ShapeException(
                    "SegmentMax: expected segments >= 1, found " + segments + ". Give a count.");
        }
    }

    public static Value segmentMax(Value values, Value indices, int segments) {
        return Node.apply(new SegmentMax(segments), values, indices);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(SegmentSum.segmented(this, inputs, segments));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value values = call.input(0);
        Value indices = call.input(1);
        Value peak = equal(values, gatherOrZero(call.output(0), indices, 0));
        Value mask = cast(peak, values.dataType());
        // An empty segment has no ties, and would divide by 0.
        Value ties = maximum(segmentSum(mask, indices, segments), constant(1f));
        Value share = divide(upstream.getFirst(), cast(ties, values.dataType()));
        // What is outside gets the share 0, whatever the mask says.
        return List.of(
                through(multiply(mask, gatherOrZero(share, indices, 0))),
                new Gradient.Zero("indices are integers"));
    }
}
