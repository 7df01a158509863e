package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `1 − Σ t·p / (Σ t·p + α·Σ t(1 − p) + β·Σ p(1 − t) + ε)`. Keras: `Tversky`.
///
/// *Source*: Salehi et al., MLMI 2017, equation 2.
public record Tversky(double alpha, double beta, Region region) implements Loss {

    public static Tversky tversky() {
        return new Tversky(0.5, 0.5, Region.ALL);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value one = constant(1f);
        Value truth = Target.like(target, prediction, className());
        Value both = region.sum(multiply(truth, prediction));
        Value missed = region.sum(multiply(subtract(one, prediction), truth));
        Value extra = region.sum(multiply(prediction, subtract(one, truth)));
        Value all =
                add(
                        add(both, multiply(missed, constant((float) alpha))),
                        multiply(extra, constant((float) beta)));
        return subtract(one, divide(both, add(all, constant(Probability.EPSILON))));
    }

    static Tversky read(Config in) {
        return new Tversky(in.number("alpha", 0.5), in.number("beta", 0.5), Region.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("alpha", alpha).put("beta", beta);
        region.write(out);
    }
}
