package org.kaon.op;

import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

/// `y = Σ (x − mean x)² / n` over some axes: the mean is taken first, so that nothing cancels.
public final class Variance {

    private Variance() {}

    /// No axes named: all of them.
    ///
    /// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: floating. Of nothing it is NaN.
    public static Value variance(Value x, boolean keepDims, int... axes) {
        if (!x.dataType().isFloating()) {
            throw new ShapeException(
                    "Variance: expected floating numbers, found "
                            + x.type()
                            + ". Cast the input first.");
        }
        Value centre = broadcastLike(mean(x, true, axes), x);
        return mean(square(subtract(x, centre)), keepDims, axes);
    }

    public static Value variance(Value x) {
        return variance(x, false);
    }
}
