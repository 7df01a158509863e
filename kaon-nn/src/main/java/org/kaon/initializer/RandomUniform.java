package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Uniform in `[low, high)`. Keras: `RandomUniform` (`minval`, `maxval`).
public record RandomUniform(double low, double high, Seed seed) implements Initializer {

    public static RandomUniform randomUniform(double low, double high) {
        return new RandomUniform(low, high, Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return Fill.uniform(shape, low, high, seed.generator(modelSeed, path));
    }

    static RandomUniform read(Config in) {
        return new RandomUniform(
                in.number("minval", -0.05), in.number("maxval", 0.05), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("minval", low).put("maxval", high);
    }
}
