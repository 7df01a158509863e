package org.kaon.cli;

import org.kaon.lab.experiment.Part;
import org.kaon.lab.run.Results;
import org.kaon.lab.run.RunListener;
import org.kaon.lab.run.TrainingRun;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// A run as its user sees it: lines on standard output and, where standard error is a terminal, one
/// line there that shows how far the run is.
final class Terminal implements RunListener {

    private static final long REDRAW = Duration.ofMillis(100).toNanos();
    private static final int BAR = 24;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean live;
    private long trainingSince;
    private long drawn;
    private double begun = Double.NaN;

    private Terminal(PrintWriter out, PrintWriter err, boolean live) {
        this.out = out;
        this.err = err;
        this.live = live;
    }

    /// The launcher says by a property whether standard error is a terminal.
    static Terminal of(CommandLine line) {
        return new Terminal(line.getOut(), line.getErr(), Boolean.getBoolean("kaon.terminal"));
    }

    /// The same, told whether it is one.
    static Terminal of(PrintWriter out, PrintWriter err, boolean live) {
        return new Terminal(out, err, live);
    }

    @Override
    public void line(String text) {
        print(text);
    }

    @Override
    public void warning(String text) {
        wipe();
        err.println("kaon: warning: " + text);
        err.flush();
    }

    @Override
    public void batch(Step step) {
        long now = System.nanoTime();
        double batches = step.steps() > 0 ? (double) step.batch() / step.steps() : 0;
        double done = (step.epoch() - 1 + batches) / step.epochs();
        if (Double.isNaN(begun)) {
            begun = done;
            trainingSince = now;
        }
        if (!live || now - drawn < REDRAW) return;
        drawn = now;
        double left = done > begun ? (now - trainingSince) * 1e-9 * (1 - done) / (done - begun) : 0;
        int filled = (int) Math.round(BAR * batches);
        err.printf(
                Locale.ROOT,
                "\r\033[Kepoch %d/%d  %s%s  %d/%d  loss %.4g  %s left",
                step.epoch(),
                step.epochs(),
                "━".repeat(filled),
                "╌".repeat(BAR - filled),
                step.batch(),
                step.steps(),
                step.loss(),
                minutes(left));
        err.flush();
    }

    @Override
    public void epoch(EpochFigures epoch) {
        StringBuilder text =
                new StringBuilder("epoch %d/%d".formatted(epoch.epoch(), epoch.epochs()));
        for (Map.Entry<String, Double> it : epoch.figures().entrySet())
            text.append("  %s %.4g".formatted(it.getKey(), it.getValue()));
        print(text.toString());
    }

    /// The run's figures and where its report lies, or how to go on.
    void print(TrainingRun.Outcome outcome) {
        if (!outcome.complete()) {
            print("Stopped. To go on: kaon train --resume " + outcome.directory());
            return;
        }
        for (Map.Entry<Part, Results> part : outcome.results().entrySet()) {
            String name = part.getKey().toString().toLowerCase(Locale.ROOT);
            print("%s (%,d events)".formatted(name, part.getValue().events()));
            part.getValue().lines().forEach(it -> print("  " + it));
        }
        outcome.results().values().stream()
                .findFirst()
                .ifPresent(judged -> judged.details().forEach(this::print));
        outcome.counting().ifPresent(it -> it.lines().forEach(this::print));
        print("Report: " + outcome.directory().resolve("report.html"));
    }

    private void print(String text) {
        wipe();
        out.println(text);
        out.flush();
    }

    private void wipe() {
        if (!live) return;
        err.print("\r\033[K");
        err.flush();
    }

    /// `1:05` of seconds; `1:01:05` from an hour on.
    static String minutes(double seconds) {
        long all = Math.round(seconds);
        return all < 3600
                ? "%d:%02d".formatted(all / 60, all % 60)
                : "%d:%02d:%02d".formatted(all / 3600, all / 60 % 60, all % 60);
    }
}
