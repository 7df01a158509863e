package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

/// Truncated normal of variance `1 / fan in`. Keras: `LecunNormal`.
///
/// *Source*: LeCun et al., Efficient BackProp, 1998, section 4.6.
public record LecunNormal(Seed seed) implements Initializer {

    public static LecunNormal lecunNormal() {
        return new LecunNormal(Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        return new VarianceScaling(
                        1,
                        VarianceScaling.Mode.FAN_IN,
                        VarianceScaling.Distribution.TRUNCATED_NORMAL,
                        seed)
                .initialise(shape, modelSeed, path);
    }

    static LecunNormal read(Config in) {
        return new LecunNormal(Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written()).put("input_axes", null).put("output_axes", null);
    }
}
