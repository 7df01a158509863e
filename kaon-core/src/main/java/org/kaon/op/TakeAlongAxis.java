package org.kaon.op;

import static org.kaon.op.Gather.gatherBatched;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.stream.IntStream;

/// `y[…, i, …] = x[…, index[…, i, …], …]`: at each place of the other axes its own elements of one
/// axis, NumPy's `take_along_axis`.
public final class TakeAlongAxis {

    private TakeAlongAxis() {}

    /// *Shape*: `[…, n, …]`, `[…, m, …]` → `[…, m, …]`; the other extents are equal. *Type*: any,
    /// and int32, int64 or uint8 indices.
    ///
    /// *Errors*: as of {@link Gather}.
    public static Value takeAlongAxis(Value x, Value indices, int axis) {
        int positive = Axes.axis("TakeAlongAxis", x.shape(), axis);
        if (indices.shape().rank() != x.shape().rank()) {
            throw new ShapeException(
                    "TakeAlongAxis: expected indices of "
                            + x.shape().rank()
                            + " axes for "
                            + x.type()
                            + ", found "
                            + indices.type()
                            + ". Reshape the indices.");
        }
        int[] order = toEnd(x.shape().rank(), positive);
        int last = order.length - 1;
        Value taken = gatherBatched(transpose(x, order), transpose(indices, order), last);
        return transpose(taken, fromEnd(order.length, positive));
    }

    /// The order of axes that brings one of them to the end.
    static int[] toEnd(int rank, int axis) {
        return IntStream.range(0, rank)
                .map(i -> i == rank - 1 ? axis : i < axis ? i : i + 1)
                .toArray();
    }

    /// The order of axes that brings the last one back.
    static int[] fromEnd(int rank, int axis) {
        return IntStream.range(0, rank)
                .map(i -> i == axis ? rank - 1 : i < axis ? i : i - 1)
                .toArray();
    }
}
