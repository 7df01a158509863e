package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Normal with a mean and a standard deviation, drawn again beyond two deviations. Keras:
/// `TruncatedNormal`.
public record TruncatedNormal(double mean, double stddev, Seed seed) implements Initializer {

    public TruncatedNormal {
        Spread.requireNotNegative("TruncatedNormal", "stddev", stddev);
    }

    public static TruncatedNormal truncatedNormal(double mean, double stddev) {
        return new TruncatedNormal(mean, stddev, Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return Fill.truncated(shape, mean, stddev, seed.generator(modelSeed, path));
    }

    static TruncatedNormal read(Config in) {
        return new TruncatedNormal(in.number("mean", 0), in.number("stddev", 0.05), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("mean", mean).put("stddev", stddev);
    }
}
