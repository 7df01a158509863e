package org.kaon.layer;

import static org.kaon.initializer.HeUniform.heUniform;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Initializers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `Σᵢ zᵢ·Φ(pᵢ)` over the particles of a set, Φ a stack of dense layers: the first half of a
/// particle flow network (all z are 1) or an energy flow network (z are momentum fractions).
///
/// *Shape*: features p `[batch, n, c]`, perhaps weights z `[batch, n]` or `[batch, n, 1]` →
/// `[batch, units]`.
///
/// *Source*: Komiske, Metodiev, Thaler, arXiv:1810.05165, equations 2 and 3; Zaheer et al.,
/// arXiv:1703.06114.
public record DeepSets(
        List<Integer> units,
        Activation activation,
        Initializer kernelInitializer,
        ParticlePooling.Mode mode)
        implements ParticleLayer {

    public DeepSets {
        units = List.copyOf(units);
        units.forEach(each -> Settings.requirePositive("DeepSets", "units", each));
        Settings.requirePositive("DeepSets", "number of units", units.size());
    }

    public static DeepSets deepSets(Integer... units) {
        return new DeepSets(List.of(units), Activation.RELU, heUniform(), ParticlePooling.Mode.SUM);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value x = new Site(this, scope).require(call.input(), 3);
        for (int i = 0; i < units.size(); i++) {
            Dense dense = Dense.dense(units.get(i), activation);
            x =
                    dense.kernelInitializer(kernelInitializer)
                            .apply(scope.within("phi_" + i), List.of(x));
        }
        List<Value> inputs = new ArrayList<>(call.inputs());
        inputs.set(0, x);
        Optional<Value> none = Optional.empty();
        Outcome pooled = new ParticlePooling(mode).call(scope, call.withInputs(inputs));
        return new Outcome(pooled.outputs(), List.of(none));
    }

    static DeepSets read(Config in) {
        return new DeepSets(
                Settings.integersOrNone(in, "units"),
                Activation.named(in.text("activation", "relu")),
                Initializers.read(in, "kernel_initializer", heUniform()),
                in.choice("mode", ParticlePooling.Mode.SUM));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units)
                .put("activation", activation.kerasName())
                .put("kernel_initializer", Initializers.write(kernelInitializer))
                .put("mode", Settings.lower(mode));
    }
}
