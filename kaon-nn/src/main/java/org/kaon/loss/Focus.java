package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Pow.pow;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

/// The settings that focal losses share: `(1 − p)^γ`, and the weight α.
public record Focus(double alpha, double gamma) {

    static final Focus STANDARD = new Focus(0.25, 2);

    public Focus {
        if (!(gamma >= 0 && alpha >= 0)) {
            throw new ConfigException(
                    "Focal loss: expects alpha and gamma of 0 or more, found "
                            + alpha
                            + " and "
                            + gamma
                            + ".");
        }
    }

    Value factor(Value probability) {
        return pow(subtract(constant(1f), probability), (float) gamma);
    }

    static Focus read(Config in) {
        return new Focus(in.number("alpha", STANDARD.alpha), in.number("gamma", STANDARD.gamma));
    }

    void write(Config.Writer out) {
        out.put("alpha", alpha).put("gamma", gamma);
    }
}
