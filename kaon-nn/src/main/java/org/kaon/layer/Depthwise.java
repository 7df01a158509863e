package org.kaon.layer;

import static org.kaon.op.Convolution.convolution;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;
import java.util.function.UnaryOperator;

/// Filters of their own for each channel: `y = activation(x ∗ kernel + bias)` without sums over
/// channels.
///
/// *Shape*: `[batch, spatial…, channels]` → `[batch, spatial'…, channels · multiplier]`; the kernel
/// is `[size…, channels, multiplier]`.
public record Depthwise(int multiplier, Sweep sweep, Affine affine) {

    private static final String PREFIX = "depthwise";

    public Depthwise {
        Settings.requirePositive("Convolution", "depth_multiplier", multiplier);
    }

    static Depthwise of(List<Integer> size) {
        return new Depthwise(1, Sweep.of(size), Affine.standard());
    }

    public Depthwise multiplier(int other) {
        return new Depthwise(other, sweep, affine);
    }

    public Depthwise sweep(UnaryOperator<Sweep> change) {
        return new Depthwise(multiplier, change.apply(sweep), affine);
    }

    Value convolve(Site site, Value input) {
        return sweep.over(
                site,
                input,
                x -> {
                    long channels = x.shape().extent(-1);
                    Value kernel = affine.kernel(site.scope(), sweep.kernel(channels, multiplier));
                    Value y = convolution(x, kernel, sweep.window().depthwise());
                    return affine.biased(site.scope(), y, channels * multiplier);
                });
    }

    static Depthwise read(Config in, int axes) {
        return new Depthwise(
                in.integer("depth_multiplier", 1), Sweep.read(in, axes), Affine.read(in, PREFIX));
    }

    void write(Config.Writer out) {
        out.put("depth_multiplier", multiplier);
        sweep.write(out);
        affine.write(out, PREFIX);
    }
}
