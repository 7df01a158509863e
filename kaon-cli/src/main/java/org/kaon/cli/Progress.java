package org.kaon.cli;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/// How far a long work is: one line on standard error, where that is a terminal, and one line on
/// standard output when it is done.
final class Progress {

    private static final long REDRAW = Duration.ofMillis(100).toNanos();
    private static final int BAR = 24;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean live;
    private final String things;
    private final long all;
    private final long begun = System.nanoTime();
    private long drawn;

    /// With or without the line on standard error.
    Progress(CommandLine line, boolean live, String things, long all) {
        this.out = line.getOut();
        this.err = line.getErr();
        this.live = live;
        this.things = things;
        this.all = all;
    }

    /// The launcher says by a property whether standard error is a terminal.
    static Progress of(CommandLine line, String things, long all) {
        return new Progress(line, Boolean.getBoolean("kaon.terminal"), things, all);
    }

    /// So many are done.
    void reached(long done) {
        long now = System.nanoTime();
        if (!live || now - drawn < REDRAW) {
            return;
        }
        drawn = now;
        double part = all > 0 ? (double) done / all : 1;
        int filled = (int) Math.round(BAR * part);
        double left = part > 0 ? seconds(now) * (1 - part) / part : 0;
        err.printf(
                Locale.ROOT,
                "\r\033[K%s%s  %,d/%,d %s  %,.0f/s  %s left",
                "━".repeat(filled),
                "╌".repeat(BAR - filled),
                done,
                all,
                things,
                done / seconds(now),
                Terminal.minutes(left));
        err.flush();
    }

    /// All are done.
    void finish(String result) {
        if (live) {
            err.print("\r\033[K");
            err.flush();
        }
        double seconds = seconds(System.nanoTime());
        out.printf(
                Locale.ROOT,
                "%s (%,d %s in %.1f s, %,.0f/s)%n",
                result,
                all,
                things,
                seconds,
                all / seconds);
        out.flush();
    }

    private double seconds(long now) {
        return Math.max(1e-9, (now - begun) * 1e-9);
    }
}
