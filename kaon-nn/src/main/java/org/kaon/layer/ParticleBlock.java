package org.kaon.layer;

import static org.kaon.initializer.Ones.ones;
import static org.kaon.op.Add.add;
import static org.kaon.op.Gelu.gelu;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Transpose.transpose;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.op.Attention;
import org.kaon.tensor.Shape;

import java.util.List;

/// What the attention blocks of the Particle Transformer have in common: attention with scaled
/// heads, then a feed-forward net, normalisations before and after each, residual connections.
///
/// *Source*: Qu, Li, Qian, arXiv:2202.03772, figure 3; Shleifer et al., arXiv:2110.09456
/// (normalisations and scales); Touvron et al., arXiv:2103.17239 (class attention).
record ParticleBlock(int heads, int ratio, double dropout, Seed seed) {

    ParticleBlock {
        Settings.requirePositive("Attention block", "num_heads", heads);
        Settings.requirePositive("Attention block", "ffn_ratio", ratio);
        Settings.requireFraction("Attention block", "dropout", dropout);
    }

    /// *Shape*: query and residual `[batch, t, d]`, source `[batch, s, d]` → `[batch, t, d]`; masks
    /// and biases of `attention` broadcast to `[batch, heads, t, s]`.
    Value apply(Scope scope, Value query, Value source, Value residual, Attention attention) {
        long width = residual.shape().extent(-1);
        if (width == Shape.ANY || width % heads != 0) {
            throw new ConfigException(
                    "Attention block \""
                            + scope.path()
                            + "\": expects features that "
                            + heads
                            + " heads divide, found "
                            + residual.shape()
                            + ".");
        }
        Value attended = attended(scope.within("attention"), query, source, attention);
        Value scaled = Norms.layer(scope.within("post_attention"), attended);
        Value first = add(dropped(scope, scaled), residual);
        Value inner = Norms.layer(scope.within("pre_feed_forward"), first);
        Dense wide = Dense.dense(Math.toIntExact(ratio * width));
        Value hidden = gelu(wide.apply(scope.within("feed_forward_0"), List.of(inner)));
        Value normed = Norms.layer(scope.within("post_feed_forward"), dropped(scope, hidden));
        Value outer =
                Dense.dense(Math.toIntExact(width))
                        .apply(scope.within("feed_forward_1"), List.of(normed));
        Value kept = multiply(first, scope.weight("residual_scale", Shape.of(width), ones()));
        return add(dropped(scope, outer), kept);
    }

    private Value attended(Scope scope, Value query, Value source, Attention attention) {
        long width = query.shape().extent(-1);
        Value q = headed(scope, "query", query);
        Value k = headed(scope, "key", source);
        Value v = headed(scope, "value", source);
        Value weights = dropped(scope, attention.weights(q, k));
        Value joined = transpose(matmul(weights, v), 0, 2, 1, 3);
        Shape rows = Shape.of(query.shape().extent(0), query.shape().extent(1), width);
        Dense output = Dense.dense(Math.toIntExact(width));
        Value y = output.apply(scope.within("output"), List.of(reshape(joined, rows)));
        Value split = reshape(y, rows.with(-1, heads).append(width / heads));
        Value scales = scope.weight("head_scale", Shape.of(heads), ones());
        Value scaled = multiply(split, reshape(scales, Shape.of(heads, 1)));
        // The published model leaves the heads last, and so do its stored weights.
        return reshape(transpose(scaled, 0, 1, 3, 2), rows);
    }

    private Value headed(Scope scope, String name, Value x) {
        long width = x.shape().extent(-1);
        Dense dense = Dense.dense(Math.toIntExact(width));
        Value y = dense.apply(scope.within(name), List.of(x));
        Shape split = x.shape().with(-1, heads).append(width / heads);
        return transpose(reshape(y, split), 0, 2, 1, 3);
    }

    private Value dropped(Scope scope, Value x) {
        return new Dropout(dropout, seed).apply(scope, List.of(x));
    }

    static ParticleBlock read(Config in, double dropout) {
        return new ParticleBlock(
                in.integer("num_heads"),
                in.integer("ffn_ratio", 4),
                in.number("dropout", dropout),
                Seed.read(in));
    }

    void write(Config.Writer out) {
        out.put("num_heads", heads)
                .put("ffn_ratio", ratio)
                .put("dropout", dropout)
                .put("seed", seed.written());
    }
}
