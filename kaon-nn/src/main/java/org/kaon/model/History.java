package org.kaon.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a training gave: the figures of each epoch, and why it ended.
public record History(List<Epoch> epochs, Ending ending, String reason) {

    /// The figures of one epoch by name: `loss`, metrics, the same with `val_`, `learning_rate`.
    public record Epoch(int number, Map<String, Double> logs, Timing timing) {

        public Epoch {
            logs = Collections.unmodifiableMap(new LinkedHashMap<>(logs));
        }
    }

    /// How training ended.
    public enum Ending {
        /// All epochs are done.
        COMPLETE,
        /// A callback ended it.
        STOPPED,
        /// A {@link org.kaon.callback.Stop} was requested; training can be resumed.
        INTERRUPTED
    }

    public History {
        epochs = List.copyOf(epochs);
    }

    /// One figure over the epochs that have it.
    public double[] of(String name) {
        return epochs.stream()
                .filter(epoch -> epoch.logs().containsKey(name))
                .mapToDouble(epoch -> epoch.logs().getOrDefault(name, Double.NaN))
                .toArray();
    }
}
