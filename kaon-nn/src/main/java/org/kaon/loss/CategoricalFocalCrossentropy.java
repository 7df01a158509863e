package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Log.log;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `−Σ α(1 − p)^γ·t·ln p` over the classes. Keras: `CategoricalFocalCrossentropy`.
///
/// *Source*: Lin et al., ICCV 2017, equation 5.
public record CategoricalFocalCrossentropy(
        Focus focus, boolean fromLogits, double labelSmoothing, int axis) implements Loss {

    public CategoricalFocalCrossentropy {
        Smoothing.require("CategoricalFocalCrossentropy", labelSmoothing);
    }

    public static CategoricalFocalCrossentropy categoricalFocalCrossentropy() {
        return new CategoricalFocalCrossentropy(Focus.STANDARD, false, 0, -1);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value t =
                Probability.smoothed(
                        Target.like(target, prediction, className()),
                        labelSmoothing,
                        1.0 / prediction.shape().extent(-1));
        Value given = fromLogits ? softmax(prediction, axis) : prediction;
        Value p = Probability.clipped(divide(given, sum(given, true, axis)));
        Value factor = multiply(focus.factor(p), constant((float) focus.alpha()));
        return negate(sum(multiply(factor, multiply(t, log(p))), false, axis));
    }

    static CategoricalFocalCrossentropy read(Config in) {
        return new CategoricalFocalCrossentropy(
                Focus.read(in),
                in.flag("from_logits", false),
                in.number("label_smoothing", 0),
                in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        focus.write(out);
        out.put("from_logits", fromLogits).put("label_smoothing", labelSmoothing).put("axis", axis);
    }
}
