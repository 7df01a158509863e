package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Select.select;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training each element becomes 0 with probability `rate` and `x / (1 − rate)` otherwise.
/// Keras: `Dropout`.
///
/// *Shape*: any → same.
public record Dropout(double rate, Seed seed) implements Layer {

    public Dropout {
        Settings.requireFraction("Dropout", "rate", rate);
    }

    public static Dropout dropout(double rate) {
        return new Dropout(rate, Seed.ofModel());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        if (scope.phase() == Phase.INFERENCE || rate == 0) {
            return x;
        }
        if (rate == 1) {
            return multiply(x, constant(0f));
        }
        Scope.Stream stream = scope.stream(seed);
        Value kept =
                greaterEqual(
                        randomUniform(x, stream.counter(), stream.key()), constant((float) rate));
        return select(kept, multiply(x, constant((float) (1 / (1 - rate)))), constant(0f));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Dropout read(Config in) {
        Settings.refuse(in, "noise_shape");
        return new Dropout(in.number("rate"), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("rate", rate).put("seed", seed.written()).put("noise_shape", null);
    }
}
