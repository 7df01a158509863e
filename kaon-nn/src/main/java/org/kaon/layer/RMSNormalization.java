package org.kaon.layer;

import static org.kaon.initializer.Ones.ones;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.RmsNormalisation.rmsNormalisation;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

import java.util.List;

/// `y = x / √(Σ x² / n + ε) · scale` over some axes. Keras: `RMSNormalization`.
///
/// *Shape*: any → same. *Type*: float32 inside. *Source*: Zhang, Sennrich 2019, equation 4.
public record RMSNormalization(List<Integer> axes, double epsilon) implements Layer {

    public RMSNormalization {
        axes = List.copyOf(axes);
    }

    public static RMSNormalization rmsNormalization(Integer... axes) {
        return new RMSNormalization(axes.length == 0 ? List.of(-1) : List.of(axes), 1e-6);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        NormalizedAxes over = NormalizedAxes.of(new Site(this, scope), x, axes);
        Value scale = cast(scope.weight("scale", over.weights(), ones()), DataType.FLOAT32);
        Value floats = cast(x, DataType.FLOAT32);
        return cast(
                rmsNormalisation(floats, over.align(scale), (float) epsilon, over.axes()),
                x.dataType());
    }

    static RMSNormalization read(Config in) {
        return new RMSNormalization(Settings.axes(in), in.number("epsilon", 1e-6));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axes).put("epsilon", epsilon);
    }
}
