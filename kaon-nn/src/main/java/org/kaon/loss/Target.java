package org.kaon.loss;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Reshape.reshape;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

/// Targets brought to the type and shape that a prediction asks for.
public final class Target {

    private Target() {}

    /// Float32 of the prediction's shape; an axis of extent 1 at the end may be missing.
    ///
    /// *Errors*: any other shape, naming `who` asks.
    public static Value like(Value target, Value prediction, String who) {
        Shape wanted = prediction.shape();
        Value floats = floats(target);
        if (floats.shape().equals(wanted)) {
            return floats;
        }
        if (wanted.extent(-1) == 1 && floats.shape().equals(wanted.without(-1))) {
            return reshape(floats, wanted);
        }
        throw new ShapeException(
                who
                        + ": expected a target of the prediction's shape "
                        + wanted
                        + ", found "
                        + target.shape()
                        + ". Change the target or the last layer.");
    }

    /// One-hot rows for class numbers, `[batch, …]` or `[batch, …, 1]` → `[batch, …, classes]`.
    public static Value oneHotLike(Value target, Value prediction, String who) {
        Shape rows = prediction.shape().without(-1);
        if (!target.shape().equals(rows) && !target.shape().equals(rows.append(1))) {
            throw new ShapeException(
                    who
                            + ": expected class numbers of shape "
                            + rows
                            + ", found "
                            + target.shape()
                            + ". Give one whole number for each row.");
        }
        Value numbers = reshape(cast(target, DataType.INT32), rows);
        return oneHot(numbers, Math.toIntExact(prediction.shape().extent(-1)));
    }

    /// Whether a target holds class numbers and not one value for each class.
    public static boolean isSparse(Value target, Value prediction) {
        Shape wanted = prediction.shape();
        return wanted.extent(-1) > 1 && !target.shape().equals(wanted);
    }

    private static Value floats(Value target) {
        return target.dataType().isFloating() ? target : cast(target, DataType.FLOAT32);
    }
}
