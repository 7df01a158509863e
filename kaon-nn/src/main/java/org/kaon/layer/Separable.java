package org.kaon.layer;

import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.op.SeparableConvolution.separableConvolution;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A convolution of each channel on its own, then a product over channels at each place.
///
/// *Shape*: `[batch, spatial…, channels]` → `[batch, spatial'…, count]`; the kernels are `[size…,
/// channels, multiplier]` and `[1…, channels · multiplier, count]`.
public record Separable(
        int count, int multiplier, Sweep sweep, WeightSettings depthwise, Affine pointwise) {

    private static final String DEPTHWISE = "depthwise";
    private static final String POINTWISE = "pointwise";

    public Separable {
        Settings.requirePositive("Convolution", "filters", count);
        Settings.requirePositive("Convolution", "depth_multiplier", multiplier);
    }

    static Separable of(int count, List<Integer> size) {
        Affine standard = Affine.standard();
        return new Separable(count, 1, Sweep.of(size), standard.kernel(), standard);
    }

    public Separable multiplier(int other) {
        return new Separable(count, other, sweep, depthwise, pointwise);
    }

    public Separable sweep(UnaryOperator<Sweep> change) {
        return new Separable(count, multiplier, change.apply(sweep), depthwise, pointwise);
    }

    Value convolve(Site site, Value input) {
        return sweep.over(site, input, x -> convolve(site.scope(), x));
    }

    private Value convolve(Scope scope, Value x) {
        long channels = x.shape().extent(-1);
        long[] places = new long[sweep.axes() + 2];
        Arrays.fill(places, 1);
        places[sweep.axes()] = channels * multiplier;
        places[sweep.axes() + 1] = count;
        Value each =
                scope.weight("depthwise_kernel", sweep.kernel(channels, multiplier), depthwise);
        Value across = scope.weight("pointwise_kernel", Shape.of(places), pointwise.kernel());
        Value y = separableConvolution(x, each, across, sweep.window());
        return pointwise.biased(scope, y, count);
    }

    static Separable read(Config in, int axes) {
        return new Separable(
                in.integer("filters"),
                in.integer("depth_multiplier", 1),
                Sweep.read(in, axes),
                WeightSettings.read(in, DEPTHWISE, glorotUniform()),
                Affine.read(in, POINTWISE));
    }

    void write(Config.Writer out) {
        out.put("filters", count).put("depth_multiplier", multiplier);
        sweep.write(out);
        depthwise.write(out, DEPTHWISE);
        pointwise.write(out, POINTWISE);
    }
}
