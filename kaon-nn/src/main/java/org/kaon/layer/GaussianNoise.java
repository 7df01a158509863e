package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomNormal.randomNormal;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training `y = x + stddev·n` with n standard normal. Keras: `GaussianNoise`.
///
/// *Shape*: any → same.
public record GaussianNoise(double stddev, Seed seed) implements Layer {

    public GaussianNoise {
        Settings.requireNotNegative("GaussianNoise", "stddev", stddev);
    }

    public static GaussianNoise gaussianNoise(double stddev) {
        return new GaussianNoise(stddev, Seed.ofModel());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        if (scope.phase() == Phase.INFERENCE || stddev == 0) {
            return x;
        }
        Scope.Stream stream = scope.stream(seed);
        Value normal = randomNormal(x, stream.counter(), stream.key());
        return add(x, cast(multiply(normal, constant((float) stddev)), x.dataType()));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static GaussianNoise read(Config in) {
        return new GaussianNoise(in.number("stddev"), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("stddev", stddev).put("seed", seed.written());
    }
}
