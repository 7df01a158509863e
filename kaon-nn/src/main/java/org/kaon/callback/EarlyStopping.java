package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.tensor.Tensor;

import java.util.HashMap;
import java.util.Map;

/// Ends training when a figure has not become better for `patience` epochs. Keras: `EarlyStopping`.
///
/// With a baseline, only becoming better than it restarts the wait. With `restoreBestWeights` the
/// model ends with the weights of its best epoch.
public final class EarlyStopping implements Callback {

    private final Settings settings;
    private int waited;
    private double best = Double.NaN;
    private int bestEpoch;
    private Map<String, Tensor> bestWeights = Map.of();

    /// Keras's arguments; a baseline of NaN is none.
    public record Settings(
            Monitor monitor,
            int patience,
            double baseline,
            boolean restoreBestWeights,
            int startFromEpoch) {}

    public EarlyStopping(Settings settings) {
        this.settings = settings;
    }

    public static EarlyStopping earlyStopping(Monitor monitor, int patience, boolean restoreBest) {
        return new EarlyStopping(new Settings(monitor, patience, Double.NaN, restoreBest, 0));
    }

    static EarlyStopping read(Config in) {
        return new EarlyStopping(
                new Settings(
                        Monitor.read(in, 0),
                        in.integer("patience", 0),
                        in.number("baseline", Double.NaN),
                        in.flag("restore_best_weights", false),
                        in.integer("start_from_epoch", 0)));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        if (!resumed) {
            waited = 0;
            best = Double.NaN;
            bestEpoch = 0;
            bestWeights = Map.of();
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        double now = settings.monitor.value(logs);
        if (epoch < settings.startFromEpoch) {
            return;
        }
        if (settings.restoreBestWeights && bestWeights.isEmpty()) {
            bestWeights = training.weights();
            bestEpoch = epoch;
        }
        waited++;
        if (settings.monitor.isBetter(now, best)) {
            best = now;
            bestEpoch = epoch;
            if (settings.restoreBestWeights) {
                bestWeights = training.weights();
            }
            if (settings.monitor.isBetter(now, settings.baseline)) {
                waited = 0;
            }
        } else if (waited >= settings.patience && epoch > 0) {
            training.stop(
                    settings.monitor.name()
                            + " has not become better for "
                            + waited
                            + " epochs; the best was epoch "
                            + (bestEpoch + 1));
        }
    }

    @Override
    public void onTrainEnd(Training training) {
        if (!bestWeights.isEmpty()) {
            training.weights(bestWeights);
        }
    }

    @Override
    public Memory memory() {
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("waited", (double) waited);
        numbers.put("best", best);
        numbers.put("best_epoch", (double) bestEpoch);
        return new Memory(numbers, bestWeights);
    }

    @Override
    public void restore(Memory memory) {
        waited = (int) memory.number("waited");
        best = memory.number("best");
        bestEpoch = (int) memory.number("best_epoch");
        bestWeights = memory.tensors();
    }
}
