package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.SegmentSum.segmentSum;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.Arrays;

/// `y[s] = Σ values[i] / n` over the n places i whose index is s.
public final class SegmentMean {

    private SegmentMean() {}

    /// Indices may be in any order; one outside `[0, segments)` is left out; an empty segment is 0.
    ///
    /// *Shape*: `[n, …]`, `[n]` → `[segments, …]`. *Type*: floating, and int32, int64 or uint8
    /// indices. *Source*: TensorFlow's `unsorted_segment_mean`.
    public static Value segmentMean(Value values, Value indices, int segments) {
        Value sums = segmentSum(values, indices, segments);
        Value counts = segmentSum(broadcastLike(constant(1f), indices), indices, segments);
        long[] column = new long[sums.shape().rank()];
        Arrays.fill(column, 1);
        column[0] = segments;
        Value divisor = reshape(maximum(counts, constant(1f)), Shape.of(column));
        return divide(sums, cast(divisor, values.dataType()));
    }
}
