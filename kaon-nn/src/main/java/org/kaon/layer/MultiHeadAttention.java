package org.kaon.layer;

import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sigmoid.sigmoid;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Scaled dot-product attention in several heads: projections of query, key and value, attention in
/// each head, and a projection of what they give. Keras: `MultiHeadAttention`.
///
/// *Shape*: query `[batch, t…, d]`, value `[batch, s…, e]`, perhaps key `[batch, s…, f]` → `[batch,
/// t…, d]` or the output shape instead of d; with `return_attention_scores` also `[batch, heads,
/// t…, s…]`. Masks of query, value and key, `attention_mask` `[batch, t, s]` and `use_causal_mask`
/// act together; the mask of the query is that of the result.
///
/// *Source*: Vaswani et al. 2017.
public record MultiHeadAttention(
        Extents extents,
        List<Integer> attentionAxes,
        int slidingWindow,
        boolean useGate,
        Affine affine,
        Weighting weighting,
        Activity activity)
        implements Layer {

    /// The heads, their depths, and the shape of a result (empty: the query's).
    public record Extents(int heads, int keyDim, int valueDim, List<Integer> output) {

        public Extents {
            output = List.copyOf(output);
        }
    }

    /// Dropout of the attention scores.
    public record Weighting(double dropout, Seed seed) {}

    public MultiHeadAttention {
        Settings.requirePositive("MultiHeadAttention", "num_heads", extents.heads);
        Settings.requirePositive("MultiHeadAttention", "key_dim", extents.keyDim);
        Settings.requirePositive("MultiHeadAttention", "value_dim", extents.valueDim);
        Settings.requireFraction("MultiHeadAttention", "dropout", weighting.dropout);
        attentionAxes = List.copyOf(attentionAxes);
    }

    public static MultiHeadAttention multiHeadAttention(int heads, int keyDim) {
        return new MultiHeadAttention(
                new Extents(heads, keyDim, keyDim, List.of()),
                List.of(),
                0,
                false,
                Affine.standard(),
                new Weighting(0, Seed.ofModel()),
                Activity.FREE);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className(), Attended.KEYWORDS);
        Attended given = Attended.of(new Site(this, scope), call);
        Value query = given.query();
        int rank = query.shape().rank();
        Projection project = new Projection(new Site(this, scope), affine, activity);
        Value q = project.of("query", query, 1, extents.heads, extents.keyDim);
        Value k = project.of("key", given.key(), 1, extents.heads, extents.keyDim);
        Optional<Value> gate =
                useGate
                        ? Optional.of(project.of("gate", query, 1, extents.heads, extents.valueDim))
                        : Optional.empty();
        Value v = project.of("value", given.value(), 1, extents.heads, extents.valueDim);
        boolean scores = call.flag("return_attention_scores", false);
        boolean open = weighting.dropout > 0 || scores || rank != 3;
        Heads heads = new Heads(axes(rank), open, weighting.dropout, weighting.seed);
        Optional<Value> mask = AttentionMask.of(call, query, given.value(), slidingWindow);
        Heads.Result result = heads.apply(scope, q, k, v, mask);
        Value joined = gate.map(g -> multiply(result.output(), sigmoid(g))).orElse(result.output());
        Value output = project.of("attention_output", joined, 2, output(query));
        return given.outcome(output, scores ? Optional.of(result.scores()) : Optional.empty());
    }

    private long[] output(Value query) {
        return extents.output.isEmpty()
                ? new long[] {query.shape().extent(-1)}
                : extents.output.stream().mapToLong(Integer::longValue).toArray();
    }

    private List<Integer> axes(int rank) {
        return attentionAxes.isEmpty()
                ? IntStream.range(1, rank - 1).boxed().toList()
                : attentionAxes.stream().map(axis -> axis < 0 ? axis + rank : axis).toList();
    }

    static MultiHeadAttention read(Config in) {
        Settings.refuse(in, "flash_attention", "quantization_config");
        int keyDim = in.integer("key_dim");
        return new MultiHeadAttention(
                new Extents(
                        in.integer("num_heads"),
                        keyDim,
                        in.integer("value_dim", keyDim),
                        Settings.integersOrNone(in, "output_shape")),
                Settings.integersOrNone(in, "attention_axes"),
                in.integer("sliding_window", 0),
                in.flag("use_gate", false),
                Affine.read(in),
                new Weighting(in.number("dropout", 0), Seed.read(in)),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("num_heads", extents.heads)
                .put("key_dim", extents.keyDim)
                .put("value_dim", extents.valueDim)
                .put("dropout", weighting.dropout)
                .put("use_gate", useGate)
                .put("output_shape", extents.output.isEmpty() ? null : extents.output)
                .put("attention_axes", attentionAxes.isEmpty() ? null : attentionAxes)
                .put("sliding_window", slidingWindow == 0 ? null : slidingWindow)
                .put("seed", weighting.seed.written());
        affine.write(out);
        activity.write(out);
    }
}
