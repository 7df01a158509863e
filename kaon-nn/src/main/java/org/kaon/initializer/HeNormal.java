package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Truncated normal of variance `2 / fan in`. Keras: `HeNormal`.
///
/// *Source*: He et al., 2015, eq. 10.
public record HeNormal(Seed seed) implements Initializer {

    public static HeNormal heNormal() {
        return new HeNormal(Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return new VarianceScaling(
                        2,
                        VarianceScaling.Mode.FAN_IN,
                        VarianceScaling.Distribution.TRUNCATED_NORMAL,
                        seed)
                .initialise(shape, modelSeed, path);
    }

    static HeNormal read(Config in) {
        return new HeNormal(Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("input_axes", null).put("output_axes", null);
    }
}
