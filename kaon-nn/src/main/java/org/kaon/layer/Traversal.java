package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Recurrence;

import java.util.List;
import java.util.Optional;

/// How a recurrent layer goes along its sequences, and what it gives of them.
///
/// `sequences`: the output of every step instead of the last one. `states`: the last states as
/// further outputs. `backwards`: from the last step to the first, outputs in that order.
/// `unrolled`: kept for Keras, as Kaon unrolls every recurrence. `zeroMasked`: masked steps give
/// zeros instead of the output before them.
public record Traversal(
        boolean sequences,
        boolean states,
        boolean backwards,
        boolean unrolled,
        boolean zeroMasked) {

    /// The last output of a walk from the first step to the last.
    public static Traversal toLast() {
        return new Traversal(false, false, false, false, false);
    }

    public Traversal withSequences() {
        return new Traversal(true, states, backwards, unrolled, zeroMasked);
    }

    public Traversal withStates() {
        return new Traversal(sequences, true, backwards, unrolled, zeroMasked);
    }

    public Traversal reversed() {
        return new Traversal(sequences, states, !backwards, unrolled, zeroMasked);
    }

    public Traversal zeroMasked(boolean zeros) {
        return new Traversal(sequences, states, backwards, unrolled, zeros);
    }

    Recurrence recurrence(Optional<Value> mask, List<Value> initial) {
        Recurrence plain = backwards ? Recurrence.backward() : Recurrence.forward();
        Recurrence from = plain.from(initial.toArray(Value[]::new));
        return mask.map(steps -> from.masked(steps, zeroMasked)).orElse(from);
    }

    static Traversal read(Config in) {
        in.neutral("stateful", false);
        in.neutral("time_major", false);
        in.raw("implementation");
        return new Traversal(
                in.flag("return_sequences", false),
                in.flag("return_state", false),
                in.flag("go_backwards", false),
                in.flag("unroll", false),
                in.flag("zero_output_for_mask", false));
    }

    void write(Config.Writer out) {
        out.put("return_sequences", sequences)
                .put("return_state", states)
                .put("go_backwards", backwards)
                .put("stateful", false)
                .put("unroll", unrolled)
                .put("zero_output_for_mask", zeroMasked);
    }
}
