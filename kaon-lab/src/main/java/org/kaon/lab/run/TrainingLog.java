package org.kaon.lab.run;

import org.kaon.callback.Callback;
import org.kaon.callback.Training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes `history.csv` after every epoch and tells the listener. The file is written whole from
/// the history, so a resumed run continues it.
final class TrainingLog implements Callback {

    private final RunDirectory directory;
    private final RunListener listener;

    TrainingLog(RunDirectory directory, RunListener listener) {
        this.directory = directory;
        this.listener = listener;
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss) {
        listener.batch(
                new RunListener.Step(
                        epoch + 1, training.epochs(), batch + 1, training.steps().orElse(0), loss));
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        directory.write("history.csv", csv(training.history()));
        listener.epoch(new RunListener.EpochFigures(epoch + 1, training.epochs(), logs));
    }

    @Override
    public void onWarning(String message) {
        listener.warning(message);
    }

    /// A line for each epoch; a figure that an epoch lacks is left empty.
    static String csv(List<Map<String, Double>> epochs) {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.keySet()));
        StringBuilder csv = new StringBuilder("epoch," + String.join(",", names) + "\n");
        for (int i = 0; i < epochs.size(); i++) {
            List<String> cells = new ArrayList<>();
            cells.add(String.valueOf(i + 1));
            Map<String, Double> epoch = epochs.get(i);
            for (String name : names) {
                Double value = epoch.get(name);
                cells.add(value == null ? "" : value.toString());
            }
            csv.append(String.join(",", cells)).append("\n");
        }
        return csv.toString();
    }
}
