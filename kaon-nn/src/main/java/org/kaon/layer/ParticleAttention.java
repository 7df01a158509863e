package org.kaon.layer;

import static org.kaon.op.Reshape.reshape;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.op.Attention;
import org.kaon.tensor.Shape;

import java.util.Optional;

/// A block of self-attention between particles whose scores get a bias for each pair, as {@link
/// PairInteraction} gives it, then a feed-forward net: the particle attention block.
///
/// *Shape*: `[batch, n, d]`, perhaps biases `[batch, heads, n, n]` → `[batch, n, d]`; the mask
/// stays, and no particle attends to padding.
///
/// *Source*: Qu, Li, Qian, arXiv:2202.03772, figure 3b and equation 3.
public record ParticleAttention(int heads, int ratio, double dropout, Seed seed)
        implements ParticleLayer {

    public ParticleAttention {
        new ParticleBlock(heads, ratio, dropout, seed);
    }

    public static ParticleAttention particleAttention(int heads) {
        return new ParticleAttention(heads, 4, 0.1, Seed.ofModel());
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Site site = new Site(this, scope);
        Value x = site.require(call.input(), 3);
        long width = site.known(x, 2);
        Attention attention = Attention.ofDepth(width / heads);
        if (call.inputs().size() > 1) {
            attention = attention.biased(site.require(call.inputs().get(1), 4));
        }
        attention = seeing(attention, call.mask());
        Value normed = Norms.layer(scope.within("pre_attention"), x);
        Value y =
                new ParticleBlock(heads, ratio, dropout, seed)
                        .apply(scope, normed, normed, x, attention);
        return Outcome.of(y, call.mask());
    }

    /// The same attention to what a mask `[batch, s]` lets through.
    static Attention seeing(Attention attention, Optional<Value> mask) {
        return mask.map(
                        m -> {
                            Shape shape = m.shape();
                            Shape wide = Shape.of(shape.extent(0), 1, 1, shape.extent(1));
                            return attention.masked(reshape(m, wide));
                        })
                .orElse(attention);
    }

    static ParticleAttention read(Config in) {
        ParticleBlock block = ParticleBlock.read(in, 0.1);
        return new ParticleAttention(block.heads(), block.ratio(), block.dropout(), block.seed());
    }

    @Override
    public void write(Config.Writer out) {
        new ParticleBlock(heads, ratio, dropout, seed).write(out);
    }
}
