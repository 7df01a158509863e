package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sum.sum;

import org.jspecify.annotations.Nullable;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the losses of a batch become one number. Keras: `reduction`.
public enum Reduction {
    /// `Σ w·l / n`: n counts losses, not weights.
    SUM_OVER_BATCH_SIZE,
    /// `Σ w·l`.
    SUM,
    /// The same as {@link #SUM_OVER_BATCH_SIZE}.
    MEAN,
    /// `Σ w·l / Σ w`, where the weights of rows count once, however many losses a row has.
    MEAN_WITH_SAMPLE_WEIGHT,
    /// No number: the losses as they are, which cannot be trained on.
    NONE;

    /// One loss from many. Weights (any sign) and mask are of the losses' shape or of their first
    /// axes; where there is a mask, n counts the losses that it lets through.
    ///
    /// *Shape*: any → scalar (`NONE`: same).
    public Value of(Value losses, Optional<Value> weights, Optional<Value> mask) {
        Optional<Value> factor = factor(losses, weights, mask);
        Value each = factor.map(of -> multiply(losses, alike(of, losses))).orElse(losses);
        return switch (this) {
            case NONE -> each;
            case SUM -> sum(each);
            case SUM_OVER_BATCH_SIZE, MEAN -> mean(each);
            case MEAN_WITH_SAMPLE_WEIGHT ->
                    factor.map(of -> quotient(sum(each), sum(of))).orElseGet(() -> mean(each));
        };
    }

    private Optional<Value> factor(Value losses, Optional<Value> weights, Optional<Value> mask) {
        if (mask.isEmpty()) {
            return weights;
        }
        Value floats = cast(mask.get(), DataType.FLOAT32);
        Value shares =
                this == SUM_OVER_BATCH_SIZE || this == MEAN
                        ? quotient(floats, mean(floats))
                        : floats;
        return Optional.of(
                weights.map(of -> multiply(alike(of, losses), alike(shares, losses)))
                        .orElse(shares));
    }

    // 0 where nothing is counted, and no gradient that is not finite.
    private static Value quotient(Value above, Value below) {
        Value empty = equal(below, constant(0f));
        return select(empty, constant(0f), divide(above, select(empty, constant(1f), below)));
    }

    /// With extents of 1 at the end, up to the rank of another value.
    private static Value alike(Value value, Value other) {
        int rank = value.shape().rank();
        if (rank >= other.shape().rank()) {
            return value;
        }
        long[] extents = Arrays.copyOf(value.shape().extents(), other.shape().rank());
        Arrays.fill(extents, rank, extents.length, 1);
        return reshape(value, Shape.of(extents));
    }

    /// What a Keras config holds: the name, and `null` for none.
    @Nullable String written() {
        return this == NONE ? null : name().toLowerCase(Locale.ROOT);
    }
}
