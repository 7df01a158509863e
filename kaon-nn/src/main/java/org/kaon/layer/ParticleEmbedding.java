package org.kaon.layer;

import static org.kaon.op.Gelu.gelu;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The features of particles as vectors of the Particle Transformer: a batch normalisation, then
/// layer normalisation, dense layer and GELU for each number of units, of which there may be none.
///
/// *Shape*: `[batch, n, c]` → `[batch, n, units]`; the mask stays, padding gives 0.
///
/// *Source*: Qu, Li, Qian, arXiv:2202.03772, section 4.
public record ParticleEmbedding(List<Integer> units) implements ParticleLayer {

    public ParticleEmbedding {
        units = List.copyOf(units);
        units.forEach(each -> Settings.requirePositive("ParticleEmbedding", "units", each));
    }

    public static ParticleEmbedding particleEmbedding(Integer... units) {
        return new ParticleEmbedding(List.of(units));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Site site = new Site(this, scope);
        Value x = site.require(call.input(), 3);
        site.known(x, 2);
        Value y = Norms.batch(scope.within("input"), x);
        for (int i = 0; i < units.size(); i++) {
            Scope part = scope.within("embed_" + i);
            y = Norms.layer(part, y);
            y = gelu(Dense.dense(units.get(i)).apply(part, List.of(y)));
        }
        return Outcome.of(EdgeConv.zeroed(y, call.mask()), call.mask());
    }

    static ParticleEmbedding read(Config in) {
        return new ParticleEmbedding(Settings.integersOrNone(in, "units"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units);
    }
}
