package org.kaon.callback;

import java.io.Flushable;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// Where training is, its figures and the time left, as one line.
///
/// On a terminal the line is written over a few times a second; elsewhere a plain line comes each
/// half minute. Each epoch ends with a line that stays.
public final class ProgressLine implements Callback {

    private static final long TERMINAL_PAUSE = 200_000_000L;
    private static final long PLAIN_PAUSE = 30_000_000_000L;

    private final Appendable out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private long started;
    private long shown;
    private long done;
    private long perEpoch = -1;
    private int width;

    public ProgressLine(Appendable out, boolean terminal) {
        this(out, terminal, System::nanoTime);
    }

    ProgressLine(Appendable out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        started = nanoTime.getAsLong();
        shown = started;
        done = 0;
        perEpoch = training.steps().orElse(-1);
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss)
            throws IOException {
        done++;
        long now = nanoTime.getAsLong();
        if (now - shown < (terminal ? TERMINAL_PAUSE : PLAIN_PAUSE)) {
            return;
        }
        shown = now;
        String place =
                "epoch "
                        + (epoch + 1)
                        + "/"
                        + training.epochs()
                        + "  batch "
                        + (batch + 1)
                        + (perEpoch > 0 ? "/" + perEpoch : "");
        show(place + figures(training.progress()) + left(training, epoch, batch + 1, now), false);
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        perEpoch = perEpoch > 0 ? perEpoch : Math.max(1, done);
        long now = nanoTime.getAsLong();
        shown = now;
        String place = "epoch " + (epoch + 1) + "/" + training.epochs();
        boolean last = epoch + 1 == training.epochs();
        show(place + figures(logs) + (last ? "" : left(training, epoch + 1, 0, now)), true);
    }

    @Override
    public void onWarning(String message) throws IOException {
        show("Warning: " + message, true);
    }

    private String left(Training training, int epoch, long batch, long now) {
        if (perEpoch <= 0 || done == 0) {
            return "";
        }
        long remaining = (training.epochs() - epoch) * perEpoch - batch;
        double seconds = (now - started) * 1e-9 / done * remaining;
        return "  " + duration(Math.round(seconds)) + " left";
    }

    static String duration(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    private static String figures(Map<String, Double> logs) {
        StringBuilder text = new StringBuilder();
        logs.forEach((name, value) -> {
            if (!name.equals("learning_rate")) {
                text.append("  ").append(name).append(String.format(Locale.ROOT, " %.4f", value));
            }
        });
        return text.toString();
    }

    private void show(String line, boolean stays) throws IOException {
        if (terminal) {
            out.append('\r').append(line).append(" ".repeat(Math.max(0, width - line.length())));
            width = stays ? 0 : line.length();
        } else {
            out.append(line);
        }
        if (stays || !terminal) {
            out.append('\n');
        }
        if (out instanceof Flushable flushable) {
            flushable.flush();
        }
    }
}
