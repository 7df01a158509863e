package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;

import java.util.Map;

/// Multiplies the learning rate by `factor` when a figure has not become better for `patience`
/// epochs, then pauses for `cooldown` epochs. Keras: `ReduceLROnPlateau`.
public final class ReduceLearningRateOnPlateau implements Callback {

    private final Settings settings;
    private int waited;
    private int cooling;
    private double best = Double.NaN;

    /// Keras's arguments.
    public record Settings(
            Monitor monitor, double factor, int patience, int cooldown, double minRate) {

        public Settings {
            if (!(factor > 0 && factor < 1)) {
                throw new ConfigException(
                        "ReduceLROnPlateau: \"factor\" expects a number in (0, 1), found "
                                + factor
                                + ".");
            }
        }
    }

    public ReduceLearningRateOnPlateau(Settings settings) {
        this.settings = settings;
    }

    /// Keras's defaults: factor 0.1, patience 10, smallest change 1e-4.
    public static ReduceLearningRateOnPlateau reduceOnPlateau(Monitor monitor) {
        return new ReduceLearningRateOnPlateau(new Settings(monitor.minDelta(1e-4), 0.1, 10, 0, 0));
    }

    static ReduceLearningRateOnPlateau read(Config in) {
        return new ReduceLearningRateOnPlateau(
                new Settings(
                        Monitor.read(in, 1e-4),
                        in.number("factor", 0.1),
                        in.integer("patience", 10),
                        in.integer("cooldown", 0),
                        in.number("min_lr", 0)));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        if (!resumed) {
            waited = 0;
            cooling = 0;
            best = Double.NaN;
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        double now = settings.monitor.value(logs);
        if (cooling > 0) {
            cooling--;
            waited = 0;
        }
        if (settings.monitor.isBetter(now, best)) {
            best = now;
            waited = 0;
        } else if (cooling == 0) {
            waited++;
            if (waited >= settings.patience && training.learningRate() > (float) settings.minRate) {
                training.learningRate(
                        Math.max(training.learningRate() * settings.factor, settings.minRate));
                cooling = settings.cooldown;
                waited = 0;
            }
        }
    }

    @Override
    public Memory memory() {
        return new Memory(
                Map.of("waited", (double) waited, "cooling", (double) cooling, "best", best),
                Map.of());
    }

    @Override
    public void restore(Memory memory) {
        waited = (int) memory.number("waited");
        cooling = (int) memory.number("cooling");
        best = memory.number("best");
    }
}
