package org.kaon.constraint;

import static org.kaon.graph.Constant.constant;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `w / (‖w‖ + ε)`. Keras: `UnitNorm`.
public record UnitNorm(Norms norms) implements Constraint {

    /// Over axis 0.
    public static UnitNorm unitNorm() {
        return new UnitNorm(Norms.along(0));
    }

    @Override
    public Value apply(Value weight) {
        return norms.to(weight, norm -> constant(1f));
    }

    static UnitNorm read(Config in) {
        return new UnitNorm(Norms.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", norms.written());
    }
}
