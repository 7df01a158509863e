package org.kaon.layer;

import static org.kaon.op.UnitNormalisation.unitNormalisation;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// `y = x / ‖x‖`, the Euclidean norm over some axes. Keras: `UnitNormalization`.
///
/// *Shape*: any → same.
public record UnitNormalization(List<Integer> axes) implements Layer {

    public UnitNormalization {
        axes = List.copyOf(axes);
    }

    public static UnitNormalization unitNormalization(Integer... axes) {
        return new UnitNormalization(axes.length == 0 ? List.of(-1) : List.of(axes));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        Value x = inputs.getFirst();
        return unitNormalisation(x, axes.stream().mapToInt(axis -> site.axis(x, axis)).toArray());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static UnitNormalization read(Config in) {
        return new UnitNormalization(Settings.axes(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", Settings.oneOrAll(axes));
    }
}
