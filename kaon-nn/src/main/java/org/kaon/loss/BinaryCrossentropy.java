package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Log.log;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Sigmoid;

/// `−t·ln p − (1 − t)·ln(1 − p)`, averaged over an axis, the last by default. Keras:
/// `BinaryCrossentropy`.
///
/// For logits z, or where p comes from a sigmoid of z: `softplus(z) − t·z`, which is the same.
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing, int axis)
        implements Loss {

    public BinaryCrossentropy {
        Smoothing.require("BinaryCrossentropy", labelSmoothing);
    }

    public static BinaryCrossentropy binaryCrossentropy() {
        return new BinaryCrossentropy(false, 0, -1);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth =
                Probability.smoothed(
                        Target.like(target, prediction, className()), labelSmoothing, 0.5);
        return mean(each(truth, prediction), false, axis);
    }

    Value each(Value truth, Value prediction) {
        if (fromLogits) {
            return ofLogits(truth, prediction);
        }
        if (prediction.source().op() instanceof Sigmoid) {
            return ofLogits(truth, prediction.source().input(0));
        }
        Value p = Probability.clipped(prediction);
        Value one = constant(1f);
        return negate(
                add(
                        multiply(truth, log(p)),
                        multiply(subtract(one, truth), log(subtract(one, p)))));
    }

    private static Value ofLogits(Value truth, Value logits) {
        return subtract(softplus(logits), multiply(truth, logits));
    }

    static BinaryCrossentropy read(Config in) {
        return new BinaryCrossentropy(
                in.flag("from_logits", false),
                in.number("label_smoothing", 0),
                in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("from_logits", fromLogits).put("label_smoothing", labelSmoothing).put("axis", axis);
    }
}
