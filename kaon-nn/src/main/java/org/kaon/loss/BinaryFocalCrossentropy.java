package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `(1 − pₜ)^γ` times the binary cross-entropy, with `pₜ = t·p + (1 − t)(1 − p)`, averaged over an
/// axis; balanced classes weigh α and 1 − α. Keras: `BinaryFocalCrossentropy`.
///
/// *Source*: Lin et al., ICCV 2017, equations 4 and 5.
public record BinaryFocalCrossentropy(
        Focus focus, boolean balanced, boolean fromLogits, double labelSmoothing, int axis)
        implements Loss {

    public BinaryFocalCrossentropy {
        Smoothing.require("BinaryFocalCrossentropy", labelSmoothing);
    }

    public static BinaryFocalCrossentropy binaryFocalCrossentropy() {
        return new BinaryFocalCrossentropy(Focus.STANDARD, false, false, 0, -1);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value one = constant(1f);
        Value t =
                Probability.smoothed(
                        Target.like(target, prediction, className()), labelSmoothing, 0.5);
        Value p = fromLogits ? sigmoid(prediction) : prediction;
        Value other = subtract(one, t);
        Value each = new BinaryCrossentropy(false, 0, -1).each(t, p);
        Value right = add(multiply(t, p), multiply(other, subtract(one, p)));
        Value focal = multiply(focus.factor(right), each);
        if (balanced) {
            Value alpha = constant((float) focus.alpha());
            focal = multiply(focal, add(multiply(t, alpha), multiply(other, subtract(one, alpha))));
        }
        return mean(focal, false, axis);
    }

    static BinaryFocalCrossentropy read(Config in) {
        return new BinaryFocalCrossentropy(
                Focus.read(in),
                in.flag("apply_class_balancing", false),
                in.flag("from_logits", false),
                in.number("label_smoothing", 0),
                in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        focus.write(out);
        out.put("apply_class_balancing", balanced)
                .put("from_logits", fromLogits)
                .put("label_smoothing", labelSmoothing)
                .put("axis", axis);
    }
}
