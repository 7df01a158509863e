package org.kaon.layer;

import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What one call of a layer gives: its outputs, each with its mask or none.
public record Outcome(List<Value> outputs, List<Optional<Value>> masks) {

    public Outcome {
        outputs = List.copyOf(outputs);
        masks = List.copyOf(masks);
        if (outputs.size() != masks.size()) {
            throw new IllegalArgumentException(
                    "Outcome: expected a mask or none for each of " + outputs.size() + " outputs");
        }
    }

    /// One output without mask.
    public static Outcome of(Value output) {
        return of(output, Optional.empty());
    }

    /// One output.
    public static Outcome of(Value output, Optional<Value> mask) {
        return new Outcome(List.of(output), List.of(mask));
    }

    /// Several outputs without masks.
    public static Outcome of(List<Value> outputs) {
        return new Outcome(outputs, Collections.nCopies(outputs.size(), Optional.empty()));
    }

    /// The first output.
    public Value output() {
        return outputs.getFirst();
    }

    /// The mask of the first output.
    public Optional<Value> mask() {
        return masks.getFirst();
    }
}
