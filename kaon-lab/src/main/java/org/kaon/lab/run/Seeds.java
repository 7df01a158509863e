package org.kaon.lab.run;

import org.kaon.lab.experiment.EventHash;

import java.nio.charset.StandardCharsets;

/// The seeds of the random parts of a run, each its own, all from one: `u = hash of the seed and
/// the bytes of the name` ([EventHash]), so that a new part changes no old one.
record Seeds(long root) {

    /// The seed of initial weights, noise and dropout.
    long model() {
        return of("model");
    }

    /// The seed of the order of rows.
    long shuffle() {
        return of("shuffle");
    }

    private long of(String name) {
        long hash = EventHash.start(root);
        for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
            hash = EventHash.add(hash, (long) letter);
        }
        // Positive and exact as a JSON number.
        return hash >>> 12;
    }
}
