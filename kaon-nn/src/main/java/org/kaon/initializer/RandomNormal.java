package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Normal with a mean and a standard deviation. Keras: `RandomNormal`.
public record RandomNormal(double mean, double stddev, Seed seed) implements Initializer {

    public RandomNormal {
        Spread.requireNotNegative("RandomNormal", "stddev", stddev);
    }

    public static RandomNormal randomNormal(double mean, double stddev) {
        return new RandomNormal(mean, stddev, Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return Fill.normal(shape, mean, stddev, seed.generator(modelSeed, path));
    }

    static RandomNormal read(Config in) {
        return new RandomNormal(in.number("mean", 0), in.number("stddev", 0.05), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("mean", mean).put("stddev", stddev);
    }
}
