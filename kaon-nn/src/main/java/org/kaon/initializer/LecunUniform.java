package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Uniform in `±√(3 / fan in)`. Keras: `LecunUniform`.
///
/// *Source*: LeCun et al., Efficient BackProp, 1998, section 4.6.
public record LecunUniform(Seed seed) implements Initializer {

    public static LecunUniform lecunUniform() {
        return new LecunUniform(Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return new VarianceScaling(
                        1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM, seed)
                .initialise(shape, modelSeed, path);
    }

    static LecunUniform read(Config in) {
        return new LecunUniform(Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("input_axes", null).put("output_axes", null);
    }
}
