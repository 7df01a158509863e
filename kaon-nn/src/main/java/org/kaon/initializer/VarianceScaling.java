package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Zero mean and variance `scale / n`, where `n` is the fan in, the fan out or their mean.
///
/// The truncated normal is widened so that its variance is right after the cut at two deviations;
/// the uniform distribution has the limit `√(3·scale/n)`. Keras: `VarianceScaling`.
public record VarianceScaling(double scale, Mode mode, Distribution distribution, Seed seed)
        implements Initializer {

    /// What `n` counts.
    public enum Mode {
        FAN_IN,
        FAN_OUT,
        FAN_AVG
    }

    /// The shape of the distribution.
    public enum Distribution {
        TRUNCATED_NORMAL,
        UNTRUNCATED_NORMAL,
        UNIFORM
    }

    /// The deviation of a standard normal cut at ±2.
    private static final double CUT_DEVIATION = 0.8796256610342398;

    public VarianceScaling {
        Spread.requirePositive("VarianceScaling", "scale", scale);
    }

    public static VarianceScaling varianceScaling(double scale, Mode mode, Distribution kind) {
        return new VarianceScaling(scale, mode, kind, Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        Fans fans = Fans.of(shape);
        double n =
                switch (mode) {
                    case FAN_IN -> fans.in();
                    case FAN_OUT -> fans.out();
                    case FAN_AVG -> (fans.in() + fans.out()) / 2;
                };
        double variance = scale / Math.max(1, n);
        RandomGenerator random = seed.generator(modelSeed, path);
        return switch (distribution) {
            case TRUNCATED_NORMAL ->
                    Fill.truncated(shape, 0, Math.sqrt(variance) / CUT_DEVIATION, random);
            case UNTRUNCATED_NORMAL -> Fill.normal(shape, 0, Math.sqrt(variance), random);
            case UNIFORM -> {
                double limit = Math.sqrt(3 * variance);
                yield Fill.uniform(shape, -limit, limit, random);
            }
        };
    }

    static VarianceScaling read(Config in) {
        String kind = in.text("distribution", "truncated_normal");
        Config config =
                kind.equals("normal")
                        ? Config.of("VarianceScaling", Map.of("distribution", "truncated_normal"))
                        : in;
        return new VarianceScaling(
                in.number("scale", 1),
                in.choice("mode", Mode.FAN_IN),
                config.choice("distribution", Distribution.TRUNCATED_NORMAL),
                Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("seed", seed.written())
                .put("scale", scale)
                .put("mode", mode.name().toLowerCase(Locale.ROOT))
                .put("distribution", distribution.name().toLowerCase(Locale.ROOT))
                .put("input_axes", null)
                .put("output_axes", null);
    }
}
