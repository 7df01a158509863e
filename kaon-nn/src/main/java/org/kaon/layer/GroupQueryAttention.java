package org.kaon.layer;

import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Repeat.repeat;
import static org.kaon.op.Sigmoid.sigmoid;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;
import java.util.Optional;

/// Multi-head attention whose queries share the heads of keys and values in groups. Keras:
/// `GroupQueryAttention`.
///
/// *Shape*: query `[batch, t, d]`, value and key `[batch, s, …]` → `[batch, t, d]`; otherwise as
/// {@link MultiHeadAttention}.
///
/// *Source*: Ainslie et al. 2023.
public record GroupQueryAttention(
        Extents extents,
        int slidingWindow,
        boolean useGate,
        Affine affine,
        MultiHeadAttention.Weighting weighting,
        Activity activity)
        implements Layer {

    /// The depth of a head, and the numbers of heads.
    public record Extents(int headDim, int queryHeads, int keyValueHeads) {

        public Extents {
            Settings.requirePositive("GroupQueryAttention", "head_dim", headDim);
            Settings.requirePositive("GroupQueryAttention", "num_query_heads", queryHeads);
            Settings.requirePositive("GroupQueryAttention", "num_key_value_heads", keyValueHeads);
            if (queryHeads % keyValueHeads != 0) {
                throw new ConfigException(
                        "GroupQueryAttention: \"num_query_heads\" expects a multiple of"
                                + " \"num_key_value_heads\", found "
                                + queryHeads
                                + " and "
                                + keyValueHeads
                                + ".");
            }
        }
    }

    public GroupQueryAttention {
        Settings.requireFraction("GroupQueryAttention", "dropout", weighting.dropout());
    }

    public static GroupQueryAttention groupQueryAttention(
            int headDim, int queryHeads, int keyValueHeads) {
        return new GroupQueryAttention(
                new Extents(headDim, queryHeads, keyValueHeads),
                0,
                false,
                Affine.standard(),
                new MultiHeadAttention.Weighting(0, Seed.ofModel()),
                Activity.FREE);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className(), Attended.KEYWORDS);
        Site site = new Site(this, scope);
        Attended given = Attended.of(site, call);
        Value query = site.require(given.query(), 3);
        Projection project = new Projection(site, affine, activity);
        int depth = extents.headDim;
        long times = extents.queryHeads / extents.keyValueHeads;
        Value q = project.of("query", query, 1, extents.queryHeads, depth);
        Value k = project.of("key", given.key(), 1, extents.keyValueHeads, depth);
        Optional<Value> gate =
                useGate
                        ? Optional.of(project.of("gate", query, 1, extents.queryHeads, depth))
                        : Optional.empty();
        Value v = project.of("value", given.value(), 1, extents.keyValueHeads, depth);
        boolean scores = call.flag("return_attention_scores", false);
        boolean open = weighting.dropout() > 0 || scores;
        Heads heads = new Heads(List.of(1), open, weighting.dropout(), weighting.seed());
        Optional<Value> mask = AttentionMask.of(call, query, given.value(), slidingWindow);
        Heads.Result result = heads.apply(scope, q, repeat(k, times, 2), repeat(v, times, 2), mask);
        Value joined = gate.map(g -> multiply(result.output(), sigmoid(g))).orElse(result.output());
        Value output = project.of("attention_output", joined, 2, site.known(query, 2));
        return given.outcome(output, scores ? Optional.of(result.scores()) : Optional.empty());
    }

    static GroupQueryAttention read(Config in) {
        Settings.refuse(in, "flash_attention");
        return new GroupQueryAttention(
                new Extents(
                        in.integer("head_dim"),
                        in.integer("num_query_heads"),
                        in.integer("num_key_value_heads")),
                in.integer("sliding_window", 0),
                in.flag("use_gate", false),
                Affine.read(in),
                new MultiHeadAttention.Weighting(in.number("dropout", 0), Seed.read(in)),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("head_dim", extents.headDim)
                .put("num_query_heads", extents.queryHeads)
                .put("num_key_value_heads", extents.keyValueHeads)
                .put("use_gate", useGate)
                .put("sliding_window", slidingWindow == 0 ? null : slidingWindow)
                .put("dropout", weighting.dropout())
                .put("seed", weighting.seed().written());
        affine.write(out);
        activity.write(out);
    }
}
