package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Uniform in `±√(6 / fan in)`. Keras: `HeUniform`.
///
/// *Source*: He et al., 2015, eq. 10.
public record HeUniform(Seed seed) implements Initializer {

    public static HeUniform heUniform() {
        return new HeUniform(Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return new VarianceScaling(
                        2, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, seed)
                .initialise(shape, modelSeed, path);
    }

    static HeUniform read(Config in) {
        return new HeUniform(Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("input_axes", null).put("output_axes", null);
    }
}
