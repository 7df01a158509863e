package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `ln cosh(p − t)`, formed as `x + softplus(−2x) − ln 2`, averaged over the last axis. Keras:
/// `LogCosh`.
public record LogCosh() implements Loss {

    public static LogCosh logCosh() {
        return new LogCosh();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value x = subtract(prediction, truth);
        Value each =
                subtract(
                        add(x, softplus(multiply(x, constant(-2f)))),
                        constant((float) Math.log(2)));
        return mean(each, false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
