package org.kaon.callback;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Keras's own lines: `Epoch 1/3`, then a bar with the figures of the epoch. Keras:
/// `ProgbarLogger`.
public final class ProgbarLogger implements Callback {

    private static final int WIDTH = 20;

    private final Appendable out;
    private final LongSupplier nanoTime;
    private long started;
    private long batches;

    public ProgbarLogger(Appendable out) {
        this(out, System::nanoTime);
    }

    ProgbarLogger(Appendable out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onEpochBegin(Training training, int epoch) throws IOException {
        out.append("Epoch " + (epoch + 1) + "/" + training.epochs() + "\n");
        started = nanoTime.getAsLong();
        batches = 0;
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss) {
        batches++;
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        double seconds = (nanoTime.getAsLong() - started) * 1e-9;
        long total = training.steps().orElse(batches);
        StringBuilder line = new StringBuilder();
        line.append(batches).append('/').append(total).append(' ').append("━".repeat(WIDTH));
        line.append(' ').append(Math.round(seconds)).append("s ");
        line.append(perStep(seconds / Math.max(1, batches))).append("/step");
        new TreeMap<>(logs)
                .forEach((name, value) ->
                        line.append(" - ").append(name).append(": ").append(figure(value)));
        out.append(line.append('\n'));
    }

    private static String perStep(double seconds) {
        if (seconds >= 1) {
            return Math.round(seconds) + "s";
        }
        return seconds >= 1e-3
                ? Math.round(seconds * 1e3) + "ms"
                : Math.round(seconds * 1e6) + "us";
    }

    private static String figure(double value) {
        String form = Math.abs(value) > 1e-3 ? "%.4f" : "%.4e";
        return String.format(Locale.ROOT, form, value);
    }
}
