package org.kaon.callback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Saves the model after epochs: after each, or only where a figure has become better. Keras:
/// `ModelCheckpoint`.
///
/// `{epoch}` in the file's name is the epoch, from 1: `model-{epoch}.kaon`.
public final class ModelCheckpoint implements Callback {

    private final Path file;
    private final Optional<Monitor> monitor;
    private double best = Double.NaN;

    private ModelCheckpoint(Path file, Optional<Monitor> monitor) {
        this.file = file;
        this.monitor = monitor;
    }

    /// The last epoch, or with `{epoch}` in the name every epoch.
    public static ModelCheckpoint each(Path file) {
        return new ModelCheckpoint(file, Optional.empty());
    }

    /// The best epoch.
    public static ModelCheckpoint best(Path file, Monitor monitor) {
        return new ModelCheckpoint(file, Optional.of(monitor));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        if (!resumed) {
            best = Double.NaN;
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        if (monitor.isPresent()) {
            double now = monitor.get().value(logs);
            if (!monitor.get().isBetter(now, best)) {
                return;
            }
            best = now;
        }
        String name = file.getFileName().toString().replace("{epoch}", String.valueOf(epoch + 1));
        training.save(file.resolveSibling(name));
    }

    @Override
    public Memory memory() {
        return new Memory(Map.of("best", best), Map.of());
    }

    @Override
    public void restore(Memory memory) {
        best = memory.number("best");
    }
}
