package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Truncated normal of variance `2 / (fan in + fan out)`. Keras: `GlorotNormal`.
///
/// *Source*: Glorot and Bengio, 2010, eq. 12.
public record GlorotNormal(Seed seed) implements Initializer {

    public static GlorotNormal glorotNormal() {
        return new GlorotNormal(Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return new VarianceScaling(
                        1,
                        VarianceScaling.Mode.FAN_AVG,
                        VarianceScaling.Distribution.TRUNCATED_NORMAL,
                        seed)
                .initialise(shape, modelSeed, path);
    }

    static GlorotNormal read(Config in) {
        return new GlorotNormal(Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("input_axes", null).put("output_axes", null);
    }
}
