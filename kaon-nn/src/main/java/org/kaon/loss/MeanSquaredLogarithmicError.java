package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Log.log;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `(ln(1 + p) − ln(1 + t))²` with p and t of ε or more, averaged over the last axis. Keras:
/// `MeanSquaredLogarithmicError`.
public record MeanSquaredLogarithmicError() implements Loss {

    public static MeanSquaredLogarithmicError meanSquaredLogarithmicError() {
        return new MeanSquaredLogarithmicError();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        return mean(square(subtract(logarithm(prediction), logarithm(truth))), false, -1);
    }

    private static Value logarithm(Value x) {
        return log(add(maximum(x, constant(Probability.EPSILON)), constant(1f)));
    }

    @Override
    public void write(Config.Writer out) {}
}
