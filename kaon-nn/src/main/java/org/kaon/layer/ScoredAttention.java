package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.And.and;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Select.select;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.op.Triangle;

import java.util.List;
import java.util.Optional;

/// `softmax(scores(query, key))·value`, without projections.
///
/// *Shape*: inputs query `[batch, t, d]`, value `[batch, s, e]` and perhaps key `[batch, s, d]`
/// (else the value is the key) → `[batch, t, e]`; with `return_attention_scores` also `[batch, t,
/// s]`. The mask of the value leaves out keys, that of the query makes its rows 0 and is that of
/// the result; `use_causal_mask` lets query i see the keys 0 to i.
public interface ScoredAttention extends Layer {

    /// *Shape*: `[batch, t, s]`.
    Value scores(Scope scope, Value query, Value key);

    double dropout();

    Seed seed();

    @Override
    default Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    default Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className(), "use_causal_mask", "return_attention_scores");
        List<Value> inputs = call.inputs();
        if (inputs.size() < 2 || inputs.size() > 3) {
            throw new Site(this, scope)
                    .failure("query, value and perhaps key", inputs.size() + " inputs");
        }
        inputs.forEach(x -> new Site(this, scope).require(x, 3));
        Value query = inputs.get(0);
        Value value = inputs.get(1);
        Value scores = scores(scope, query, inputs.size() > 2 ? inputs.get(2) : value);
        Optional<Value> seen = seen(scores, call);
        // As in Keras: far below, not out, so that a query that sees nothing sees all.
        Value masked =
                seen.map(mask -> select(mask, scores, subtract(scores, constant(1e9f))))
                        .orElse(scores);
        Value weights = new Dropout(dropout(), seed()).apply(scope, List.of(softmax(masked, -1)));
        Value result = matmul(weights, value);
        Optional<Value> rows = call.mask();
        Value output =
                rows.map(mask -> select(expandDims(mask, -1), result, constant(0f))).orElse(result);
        return call.flag("return_attention_scores", false)
                ? new Outcome(List.of(output, weights), List.of(rows, Optional.empty()))
                : Outcome.of(output, rows);
    }

    private static Optional<Value> seen(Value scores, Call call) {
        Optional<Value> keys = call.masks().get(1).map(mask -> expandDims(mask, -2));
        if (!call.flag("use_causal_mask", false)) {
            return keys;
        }
        Value causal = Triangle.lower(scores.shape().extent(-2), scores.shape().extent(-1));
        return Optional.of(keys.map(mask -> and(mask, causal)).orElse(causal));
    }
}
