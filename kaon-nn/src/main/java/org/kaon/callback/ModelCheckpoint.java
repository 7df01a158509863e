package org.kaon.callback;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Saves the model after epochs, or every so many batches: each time, or only where a figure has
/// become better. Keras: `ModelCheckpoint`.
///
/// In the file's name `{epoch}` is the epoch, from 1, and `{val_loss:.2f}` a figure of it:
/// `model-{epoch:02d}-{val_auc:.3f}.kaon`.
public final class ModelCheckpoint implements Callback {

    private static final Pattern FIELD =
            Pattern.compile("\\{(\\w+)(?::0?(\\d*)(\\.\\d+)?([df]))?\\}");

    private final Path file;
    private final Optional<Monitor> monitor;
    private final long batches;
    private double best;

    /// @param batches every how many batches; 0 for each epoch
    /// @param threshold only what is better than this is saved; NaN for none
    public ModelCheckpoint(Path file, Optional<Monitor> monitor, long batches, double threshold) {
        this.file = file;
        this.monitor = monitor;
        this.batches = batches;
        this.best = threshold;
    }

    /// The last epoch, or with `{epoch}` in the name every epoch.
    public static ModelCheckpoint each(Path file) {
        return new ModelCheckpoint(file, Optional.empty(), 0, Double.NaN);
    }

    /// The best epoch.
    public static ModelCheckpoint best(Path file, Monitor monitor) {
        return new ModelCheckpoint(file, Optional.of(monitor), 0, Double.NaN);
    }

    static ModelCheckpoint read(Config in) {
        in.raw("verbose");
        Monitor monitor = Monitor.read(in, 0);
        return new ModelCheckpoint(
                Path.of(file(in)),
                in.flag("save_best_only", false) ? Optional.of(monitor) : Optional.empty(),
                Frequency.read(in),
                in.number("initial_value_threshold", Double.NaN));
    }

    /// The name of a file decides what is in it, as in Keras: weights alone in a `.weights.h5`.
    private static String file(Config in) {
        String file = String.valueOf(in.required("filepath"));
        boolean alone = in.flag("save_weights_only", false);
        if (alone != file.endsWith(".weights.h5")) {
            String expected =
                    alone
                            ? "a name that ends with .weights.h5, as save_weights_only is true"
                            : "another ending than .weights.h5, as save_weights_only is not true";
            throw in.wrong("filepath", expected, file);
        }
        return file;
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss)
            throws IOException {
        if (batches > 0 && (batch + 1) % batches == 0) {
            save(training, epoch, training.progress());
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        if (batches == 0) {
            save(training, epoch, logs);
        }
    }

    private void save(Training training, int epoch, Map<String, Double> logs) throws IOException {
        if (monitor.isPresent()) {
            double now = monitor.get().value(logs);
            if (!monitor.get().isBetter(now, best)) {
                return;
            }
            best = now;
        }
        training.save(file.resolveSibling(name(epoch, logs)));
    }

    private String name(int epoch, Map<String, Double> logs) {
        Matcher fields = FIELD.matcher(file.getFileName().toString());
        return fields.replaceAll(
                field -> written(field.group(1), field.group(2), field.group(3), epoch, logs));
    }

    private static String written(
            String name,
            @Nullable String width,
            @Nullable String digits,
            int epoch,
            Map<String, Double> logs) {
        if (name.equals("epoch")) {
            String zeros = width == null || width.isEmpty() ? "" : "0" + width;
            return String.format(Locale.ROOT, "%" + zeros + "d", epoch + 1);
        }
        Double value = logs.get(name);
        if (value == null) {
            throw new ConfigException(
                    "ModelCheckpoint: \""
                            + name
                            + "\" is not among the figures of an epoch, "
                            + logs.keySet()
                            + ".");
        }
        return digits == null
                ? value.toString()
                : String.format(Locale.ROOT, "%" + digits + "f", value);
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
