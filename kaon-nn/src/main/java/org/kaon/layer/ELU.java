package org.kaon.layer;

import static org.kaon.op.Elu.elu;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// `y = x` above 0, `α·(eˣ − 1)` below. Keras: `ELU`.
///
/// *Shape*: any → same.
public record ELU(double alpha) implements Layer {

    public static ELU eLU(double alpha) {
        return new ELU(alpha);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return elu(inputs.getFirst(), (float) alpha);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static ELU read(Config in) {
        return new ELU(in.number("alpha", 1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("alpha", alpha);
    }
}
