package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/// Writes the figures of each epoch, and every so many epochs the distribution of each weight, as
/// event files that TensorBoard shows: `train/` and `validation/` under a folder, with Keras's tags
/// (`epoch_loss`). Keras: `TensorBoard`.
public final class TensorBoard implements Callback {

    private static final int BINS = 30;
    private static final String VALIDATION = "val_";

    private final Path folder;
    private final int histograms;
    private final DoubleSupplier seconds;
    private Map<String, EventFile> files = Map.of();

    TensorBoard(Path folder, int histograms, DoubleSupplier seconds) {
        this.folder = folder;
        this.histograms = histograms;
        this.seconds = seconds;
    }

    public static TensorBoard tensorBoard(Path folder, int histograms) {
        return new TensorBoard(folder, histograms, () -> System.currentTimeMillis() * 1e-3);
    }

    static TensorBoard read(Config in) {
        in.neutral("write_images", false);
        in.neutral("write_steps_per_second", false);
        in.neutral("update_freq", "epoch");
        in.neutral("profile_batch", 0);
        in.neutral("embeddings_freq", 0);
        in.neutral("write_graph", false);
        return tensorBoard(Path.of(in.text("log_dir", "logs")), in.integer("histogram_freq", 0));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        files = new LinkedHashMap<>();
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        for (var figure : logs.entrySet()) {
            String name = figure.getKey();
            boolean validation = name.startsWith(VALIDATION);
            String tag = "epoch_" + (validation ? name.substring(VALIDATION.length()) : name);
            file(validation ? "validation" : "train").scalar(tag, epoch, figure.getValue());
        }
        if (histograms > 0 && epoch % histograms == 0) {
            for (var weight : training.weights().entrySet()) {
                file("train")
                        .histogram(
                                weight.getKey() + "/histogram",
                                epoch,
                                values(weight.getValue()),
                                BINS);
            }
        }
        for (EventFile file : files.values()) {
            file.flush();
        }
    }

    private EventFile file(String part) throws IOException {
        EventFile known = files.get(part);
        if (known != null) {
            return known;
        }
        long now = (long) seconds.getAsDouble();
        String name = String.format(Locale.ROOT, "events.out.tfevents.%010d.kaon.0.v2", now);
        EventFile made = new EventFile(folder.resolve(part).resolve(name), seconds);
        files.put(part, made);
        return made;
    }

    private static double[] values(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.size())];
        Arrays.setAll(values, tensor::at);
        return values;
    }

    @Override
    public void onTrainEnd(Training training) throws IOException {
        for (EventFile file : files.values()) {
            file.close();
        }
        files = Map.of();
    }
}
