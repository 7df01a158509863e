package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.LayerNormalisation.layerNormalisation;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

import java.util.List;

/// `y = γ·(x − μ) / √(σ² + ε) + β` with the moments of each row over some axes. Keras:
/// `LayerNormalization`.
///
/// *Shape*: any → same; γ and β have the axes' extents. *Type*: float32 inside. *Source*: Ba,
/// Kiros, Hinton 2016, equation 4.
public record LayerNormalization(List<Integer> axes, double epsilon, GainAndShift affine)
        implements Layer {

    public LayerNormalization {
        axes = List.copyOf(axes);
    }

    public static LayerNormalization layerNormalization(Integer... axes) {
        return new LayerNormalization(
                axes.length == 0 ? List.of(-1) : List.of(axes), 1e-3, GainAndShift.standard());
    }

    public LayerNormalization epsilon(double other) {
        return new LayerNormalization(axes, other, affine);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        NormalizedAxes over = NormalizedAxes.of(new Site(this, scope), x, axes);
        Value gain = over.align(affine.gain(scope, over.weights()));
        Value shift = over.align(affine.shift(scope, over.weights()));
        Value floats = cast(x, DataType.FLOAT32);
        return cast(
                layerNormalisation(floats, gain, shift, (float) epsilon, over.axes()),
                x.dataType());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static LayerNormalization read(Config in) {
        in.neutral("rms_scaling", false);
        return new LayerNormalization(
                Settings.axes(in), in.number("epsilon", 1e-3), GainAndShift.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axes).put("epsilon", epsilon).put("rms_scaling", false);
        affine.write(out);
    }
}
