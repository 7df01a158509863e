package org.kaon.layer;

import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.initializer.TruncatedNormal;
import org.kaon.op.Attention;
import org.kaon.tensor.Shape;

/// A trained class token that attends to all particles and to itself in several blocks, and a layer
/// normalisation of what it has become.
///
/// *Shape*: `[batch, n, d]` → `[batch, d]`; the token sees no padding.
///
/// *Source*: Qu, Li, Qian, arXiv:2202.03772, figure 3c; Touvron et al., arXiv:2103.17239.
public record ClassAttention(int blocks, int heads, int ratio, double dropout, Seed seed)
        implements ParticleLayer {

    public ClassAttention {
        Settings.requirePositive("ClassAttention", "blocks", blocks);
        new ParticleBlock(heads, ratio, dropout, seed);
    }

    public static ClassAttention classAttention(int blocks, int heads) {
        return new ClassAttention(blocks, heads, 4, 0, Seed.ofModel());
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Site site = new Site(this, scope);
        Value x = site.require(call.input(), 3);
        long width = site.known(x, 2);
        Value token =
                scope.weight(
                        "token", Shape.of(width), new TruncatedNormal(0, 0.02, Seed.ofModel()));
        Value first = slice(x, 1, 0, 1);
        Value state = broadcastLike(token, first);
        Attention attention =
                ParticleAttention.seeing(
                        Attention.ofDepth(width / heads), call.mask().map(m -> withToken(m)));
        ParticleBlock block = new ParticleBlock(heads, ratio, dropout, seed);
        for (int i = 0; i < blocks; i++) {
            Scope part = scope.within("block_" + i);
            Value all = Norms.layer(part.within("pre_attention"), concat(1, state, x));
            state = block.apply(part, state, all, state, attention);
        }
        Value normed = Norms.layer(scope.within("output"), state);
        Value row = reshape(normed, Shape.of(x.shape().extent(0), width));
        return Outcome.of(row);
    }

    private static Value withToken(Value mask) {
        Value first = slice(mask, 1, 0, 1);
        return concat(1, equal(first, first), mask);
    }

    static ClassAttention read(Config in) {
        ParticleBlock block = ParticleBlock.read(in, 0);
        return new ClassAttention(
                in.integer("blocks", 2),
                block.heads(),
                block.ratio(),
                block.dropout(),
                block.seed());
    }

    @Override
    public void write(Config.Writer out) {
        out.put("blocks", blocks);
        new ParticleBlock(heads, ratio, dropout, seed).write(out);
    }
}
