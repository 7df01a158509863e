package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;

import java.util.Map;

/// A figure to watch: its name in the logs, which way is better, and by how much it must change to
/// count.
public record Monitor(String name, Mode mode, double minDelta) {

    /// Which way is better. `AUTO`: up for accuracies and AUC, down otherwise.
    public enum Mode {
        AUTO,
        MIN,
        MAX
    }

    public Monitor {
        minDelta = Math.abs(minDelta);
    }

    public static Monitor monitor(String name) {
        return new Monitor(name, Mode.AUTO, 0);
    }

    public Monitor mode(Mode other) {
        return new Monitor(name, other, minDelta);
    }

    public Monitor minDelta(double other) {
        return new Monitor(name, mode, other);
    }

    /// Keras's `monitor`, `mode` and `min_delta`.
    static Monitor read(Config in, double minDelta) {
        return new Monitor(
                in.text("monitor", "val_loss"),
                in.choice("mode", Mode.AUTO),
                in.number("min_delta", minDelta));
    }

    /// Whether a value is better than another by more than the smallest change; anything is better
    /// than NaN, which stands for no value yet.
    boolean isBetter(double value, double reference) {
        if (Double.isNaN(reference)) {
            return true;
        }
        return isUp() ? value - minDelta > reference : value + minDelta < reference;
    }

    private boolean isUp() {
        return switch (mode) {
            case MAX -> true;
            case MIN -> false;
            case AUTO -> name.endsWith("acc") || name.endsWith("accuracy") || name.endsWith("auc");
        };
    }

    /// *Errors*: a name that the logs do not have, with the nearest that they have.
    double value(Map<String, Double> logs) {
        Double value = logs.get(name);
        if (value == null) {
            throw new ConfigException(
                    "Callback: \""
                            + name
                            + "\" is not among the figures of an epoch, "
                            + String.join(", ", logs.keySet())
                            + "; nearest: \""
                            + Nearest.of(name, logs.keySet())
                            + "\".");
        }
        return value;
    }
}
