package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `100·|t − p| / max(|t|, ε)`, averaged over the last axis. Keras: `MeanAbsolutePercentageError`.
public record MeanAbsolutePercentageError() implements Loss {

    public static MeanAbsolutePercentageError meanAbsolutePercentageError() {
        return new MeanAbsolutePercentageError();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value size = maximum(abs(truth), constant(Probability.EPSILON));
        Value share = abs(divide(subtract(truth, prediction), size));
        return multiply(constant(100f), mean(share, false, -1));
    }

    @Override
    public void write(Config.Writer out) {}
}
