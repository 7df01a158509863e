package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Log.log;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `p − t·ln(p + ε)`, averaged over the last axis. Keras: `Poisson`.
public record Poisson() implements Loss {

    public static Poisson poisson() {
        return new Poisson();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value logarithm = log(add(prediction, constant(Probability.EPSILON)));
        return mean(subtract(prediction, multiply(truth, logarithm)), false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
