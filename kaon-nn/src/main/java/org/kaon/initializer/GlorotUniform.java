package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Uniform in `±√(6 / (fan in + fan out))`. Keras: `GlorotUniform`.
///
/// *Source*: Glorot and Bengio, 2010, eq. 16.
public record GlorotUniform(Seed seed) implements Initializer {

    public static GlorotUniform glorotUniform() {
        return new GlorotUniform(Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return new VarianceScaling(
                        1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.UNIFORM, seed)
                .initialise(shape, modelSeed, path);
    }

    static GlorotUniform read(Config in) {
        return new GlorotUniform(Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("input_axes", null).put("output_axes", null);
    }
}
