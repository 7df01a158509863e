package org.kaon.loss;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `−Σ t·ln p` over the classes, on the last axis by default. Keras: `CategoricalCrossentropy`.
///
/// *Shape*: one-hot targets `[batch, …, classes]`; whole class numbers `[batch, …]` of an integer
/// type are turned into one-hot rows.
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing, int axis)
        implements Loss {

    public CategoricalCrossentropy {
        Smoothing.require("CategoricalCrossentropy", labelSmoothing);
    }

    public static CategoricalCrossentropy categoricalCrossentropy() {
        return new CategoricalCrossentropy(false, 0, -1);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth =
                target.dataType().isInteger() && Target.isSparse(target, prediction)
                        ? Target.oneHotLike(target, prediction, className())
                        : Target.like(target, prediction, className());
        Value smoothed =
                Probability.smoothed(truth, labelSmoothing, 1.0 / prediction.shape().extent(-1));
        Axis classes = new Axis(axis);
        return Probability.crossEntropy(
                classes.last(smoothed), classes.last(prediction), fromLogits);
    }

    static CategoricalCrossentropy read(Config in) {
        return new CategoricalCrossentropy(
                in.flag("from_logits", false),
                in.number("label_smoothing", 0),
                in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("from_logits", fromLogits).put("label_smoothing", labelSmoothing).put("axis", axis);
    }
}
