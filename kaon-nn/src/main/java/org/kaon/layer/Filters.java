package org.kaon.layer;

import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.TransposedConvolution.transposedConvolution;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// `y = activation(x ∗ kernel + bias)` over any number of axes.
///
/// *Shape*: `[batch, spatial…, channels]` → `[batch, spatial'…, count]`; the kernel is `[size…,
/// channels / groups, count]`.
public record Filters(int count, Sweep sweep, Affine affine) {

    public Filters {
        Settings.requirePositive("Convolution", "filters", count);
        if (count % sweep.groups() != 0) {
            throw new ConfigException(
                    "Convolution: \"groups\" expects a divisor of "
                            + count
                            + " filters, found "
                            + sweep.groups()
                            + ".");
        }
    }

    static Filters of(int count, List<Integer> size) {
        return new Filters(count, Sweep.of(size), Affine.standard());
    }

    public Filters sweep(UnaryOperator<Sweep> change) {
        return new Filters(count, change.apply(sweep), affine);
    }

    public Filters affine(Affine other) {
        return new Filters(count, sweep, other);
    }

    Value convolve(Site site, Value input) {
        return sweep.over(
                site,
                input,
                x -> {
                    long channels = x.shape().extent(-1);
                    if (channels % sweep.groups() != 0) {
                        throw site.failure("channels that " + sweep.groups() + " groups divide", x);
                    }
                    Shape shape = sweep.kernel(channels / sweep.groups(), count);
                    Value kernel = affine.kernel(site.scope(), shape);
                    return affine.biased(
                            site.scope(), convolution(x, kernel, sweep.window()), count);
                });
    }

    /// Its gradient used forwards: a kernel `[size…, count, channels]`.
    Value transposed(Site site, Value input, Optional<List<Integer>> outputPadding) {
        return sweep.over(
                site,
                input,
                x -> {
                    Shape shape = sweep.kernel(count, x.shape().extent(-1));
                    Value kernel = affine.kernel(site.scope(), shape);
                    Value y =
                            transposedConvolution(
                                    x, kernel, sweep.window(), outputPadding.orElse(List.of()));
                    return affine.biased(site.scope(), y, count);
                });
    }

    static Filters read(Config in, int axes) {
        return new Filters(in.integer("filters"), Sweep.read(in, axes), Affine.read(in));
    }

    void write(Config.Writer out) {
        out.put("filters", count);
        sweep.write(out);
        affine.write(out);
    }
}
