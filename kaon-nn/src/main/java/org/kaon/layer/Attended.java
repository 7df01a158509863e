package org.kaon.layer;

import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The inputs of a multi-head attention: by position, or value and key by keyword; the value is the
/// key where there is none.
record Attended(Value query, Value value, Value key, Optional<Value> mask) {

    static final String[] KEYWORDS = {
        "value",
        "key",
        "query_mask",
        "value_mask",
        "key_mask",
        "attention_mask",
        "use_causal_mask",
        "return_attention_scores"
    };

    static Attended of(Site site, Call call) {
        List<Value> inputs = new ArrayList<>(call.inputs());
        call.named("value").ifPresent(inputs::add);
        call.named("key").ifPresent(inputs::add);
        if (inputs.size() < 2 || inputs.size() > 3) {
            throw site.failure("query, value and perhaps key", inputs.size() + " inputs");
        }
        for (Value x : inputs) {
            if (x.shape().rank() < 3 || x.shape().rank() != inputs.getFirst().shape().rank()) {
                throw site.failure("[batch, …, features] of equal ranks", x);
            }
        }
        Value value = inputs.get(1);
        return new Attended(
                inputs.getFirst(),
                value,
                inputs.size() > 2 ? inputs.get(2) : value,
                AttentionMask.mask(call, 0, "query_mask"));
    }

    /// The result, and the scores where they are asked for.
    Outcome outcome(Value output, Optional<Value> scores) {
        return scores.map(s -> new Outcome(List.of(output, s), List.of(mask, Optional.empty())))
                .orElse(Outcome.of(output, mask));
    }
}
