package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.stream.IntStream;

/// One number for each channel of each example: pooling with a window over all places.
///
/// *Shape*: `[n, spatial…, channels]` → `[n, channels]`, or `[n, 1…, channels]` with `keepDims`.
public final class GlobalPooling {

    private GlobalPooling() {}

    /// The mean over all places.
    public static Value globalAveragePooling(Value x, boolean keepDims) {
        return Mean.mean(x, keepDims, spatialAxes(x));
    }

    /// The maximum over all places; the gradient is shared equally among ties.
    public static Value globalMaxPooling(Value x, boolean keepDims) {
        return Max.max(x, keepDims, spatialAxes(x));
    }

    private static int[] spatialAxes(Value x) {
        int rank = x.shape().rank();
        if (rank < 3) {
            throw new ShapeException(
                    "GlobalPooling: expected [n, spatial…, channels], found "
                            + x.type()
                            + ". Give at least three axes.");
        }
        return IntStream.range(1, rank - 1).toArray();
    }
}
