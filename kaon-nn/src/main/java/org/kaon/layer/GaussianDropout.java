package org.kaon.layer;

import static org.kaon.op.GaussianDropout.gaussianDropout;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training `y = x·(1 + σ·n)` with n standard normal and `σ² = rate / (1 − rate)`. Keras:
/// `GaussianDropout`.
///
/// *Shape*: any → same. *Source*: Srivastava et al. 2014, section 10.
public record GaussianDropout(double rate, Seed seed) implements Layer {

    public GaussianDropout {
        Settings.requireFraction("GaussianDropout", "rate", rate);
        if (rate == 1) {
            throw new ConfigException(
                    "GaussianDropout: \"rate\" expects a number below 1, found 1.");
        }
    }

    public static GaussianDropout gaussianDropoutOf(double rate) {
        return new GaussianDropout(rate, Seed.ofModel());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        if (scope.phase() == Phase.INFERENCE || rate == 0) {
            return x;
        }
        Scope.Stream stream = scope.stream(seed);
        return gaussianDropout(x, rate, stream.counter(), stream.key());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static GaussianDropout read(Config in) {
        return new GaussianDropout(in.number("rate"), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("rate", rate).put("seed", seed.written());
    }
}
