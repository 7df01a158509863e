package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// `(1 − p[t]^q) / q` for class numbers t: less sensitive to wrong labels than a logarithm. Keras:
/// `CategoricalGeneralizedCrossEntropy`.
///
/// *Source*: Zhang and Sabuncu, NeurIPS 2018, equation 6.
public record CategoricalGeneralizedCrossEntropy(double q) implements Loss {

    public CategoricalGeneralizedCrossEntropy {
        if (!(q > 0 && q < 1)) {
            throw new ConfigException(
                    "CategoricalGeneralizedCrossEntropy: \"q\" expects a number in (0, 1), found "
                            + q
                            + ".");
        }
    }

    public static CategoricalGeneralizedCrossEntropy categoricalGeneralizedCrossEntropy() {
        return new CategoricalGeneralizedCrossEntropy(0.5);
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value hot = Target.oneHotLike(target, prediction, className());
        Value p = sum(multiply(prediction, hot), false, -1);
        return divide(subtract(constant(1f), pow(p, (float) q)), constant((float) q));
    }

    static CategoricalGeneralizedCrossEntropy read(Config in) {
        return new CategoricalGeneralizedCrossEntropy(in.number("q", 0.5));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("q", q);
    }
}
