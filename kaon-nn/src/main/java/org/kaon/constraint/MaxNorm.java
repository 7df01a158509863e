package org.kaon.constraint;

import static org.kaon.op.Clip.clip;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `w·min(‖w‖, m) / (‖w‖ + ε)`: norms of at most m. Keras: `MaxNorm`.
///
/// *Source*: Srivastava et al., JMLR 15 (2014) 1929, section 5.1.
public record MaxNorm(double largest, Norms norms) implements Constraint {

    public MaxNorm {
        Norms.require("MaxNorm", "max_value", largest);
    }

    /// Over axis 0.
    public static MaxNorm maxNorm(double largest) {
        return new MaxNorm(largest, Norms.along(0));
    }

    @Override
    public Value apply(Value weight) {
        return norms.to(weight, norm -> clip(norm, 0, (float) largest));
    }

    static MaxNorm read(Config in) {
        return new MaxNorm(in.number("max_value", 2), Norms.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("max_value", largest).put("axis", norms.written());
    }
}
