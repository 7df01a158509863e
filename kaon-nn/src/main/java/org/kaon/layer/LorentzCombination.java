package org.kaon.layer;

import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Einsum.einsum;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

/// `k̃_j = Σᵢ kᵢ·Cᵢⱼ` of the four-vectors of a set: their sum, each of them, and trained
/// combinations: the combination layer that stands before {@link LorentzLayer}.
///
/// *Shape*: `[batch, n, 4]` with a known n → `[batch, 1 + n + combinations, 4]`. Padding of zeros
/// adds nothing.
///
/// *Source*: Butter, Kasieczka, Plehn, Russell, arXiv:1707.08966, equations 4 and 5.
public record LorentzCombination(int combinations) implements ParticleLayer {

    public LorentzCombination {
        Settings.requirePositive("LorentzCombination", "combinations", combinations);
    }

    public static LorentzCombination lorentzCombination(int combinations) {
        return new LorentzCombination(combinations);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value vectors = vectors(new Site(this, scope), call);
        Shape shape = Shape.of(vectors.shape().extent(1), combinations);
        Value kernel = scope.weight("kernel", shape, glorotUniform());
        Value trained = einsum("bim,ij->bjm", vectors, kernel);
        return Outcome.of(concat(1, sum(vectors, true, 1), vectors, trained));
    }

    /// The four-vectors of a call, 0 where its mask leaves them out.
    static Value vectors(Site site, Call call) {
        Value vectors = site.require(call.input(), 3);
        site.known(vectors, 1);
        if (vectors.shape().extent(2) != 4) {
            throw site.failure("four-vectors [batch, n, 4]", vectors);
        }
        return EdgeConv.zeroed(vectors, call.mask());
    }

    static LorentzCombination read(Config in) {
        return new LorentzCombination(in.integer("combinations"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("combinations", combinations);
    }
}
