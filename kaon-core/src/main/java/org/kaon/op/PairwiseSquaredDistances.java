package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.And.and;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.CumSum.cumSum;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Select.select;
import static org.kaon.op.Square.square;
import static org.kaon.op.StopGradient.stopGradient;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.stream.IntStream;

/// `y[i, j] = |xᵢ − xⱼ|² = |xᵢ|² + |xⱼ|² − 2 xᵢ·xⱼ` between the points of a set, as a product of
/// matrices.
///
/// Points are taken from their mean first, which leaves distances as they are and keeps the squares
/// small; what cancels is about 10⁻⁷ of the square of the largest distance from the mean. What
/// rounding makes negative is 0, and so is the distance of a point from itself. They are computed
/// in float32 whatever the type. {@link NearestNeighbours} has exact distances.
public final class PairwiseSquaredDistances {

    private PairwiseSquaredDistances() {}

    /// *Shape*: `[…, n, d]` → `[…, n, n]`. *Type*: floating.
    public static Value pairwiseSquaredDistances(Value x) {
        if (x.shape().rank() < 2 || !x.dataType().isFloating()) {
            throw new ShapeException(
                    "PairwiseSquaredDistances: expected floating points [..., n, d], found "
                            + x.type()
                            + ". Reshape or cast them first.");
        }
        Value points = cast(x, DataType.FLOAT32);
        Value centred = subtract(points, stopGradient(mean(points, true, -2)));
        Value squares = sum(square(centred), true, -1);
        Value products = matmul(centred, false, centred, true);
        Value both = add(squares, turned(squares));
        Value distances = relu(subtract(both, multiply(products, constant(2f))));
        return cast(select(itself(squares), constant(0f), distances), x.dataType());
    }

    /// Where a point meets itself, for a column of any numbers.
    private static Value itself(Value column) {
        Value positions = cumSum(broadcastLike(constant(1f), column), -2);
        return equal(positions, turned(positions));
    }

    /// Infinite where the mask leaves out one of the two points, so that nothing is near to it.
    ///
    /// *Shape*: `[…, n, d]`, `[…, n]` → `[…, n, n]`. *Type*: floating, bool.
    public static Value pairwiseSquaredDistances(Value x, Value mask) {
        Value distances = pairwiseSquaredDistances(x);
        Value rows = broadcastLike(mask, distances, List.of(x.shape().rank() - 1));
        return select(and(rows, turned(rows)), distances, constant(Float.POSITIVE_INFINITY));
    }

    /// With the last two axes exchanged.
    private static Value turned(Value x) {
        int rank = x.shape().rank();
        return transpose(
                x,
                IntStream.range(0, rank)
                        .map(i -> i == rank - 1 ? rank - 2 : i == rank - 2 ? rank - 1 : i)
                        .toArray());
    }
}
