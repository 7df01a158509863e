package org.kaon.benchmark;

import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.catalog.Kinds;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;

/// `kaon bench generate`: events a second of each kind of generated event, filled into arrays by
/// one thread with the kind's defaults; files are not written. Seconds are those that the thread
/// ran (CPU time, where the platform tells it), so that other work on the machine disturbs little.
public final class GenerateBench {

    private static final int ROUNDS = 5;
    private static final long BLOCK_BYTES = 4 << 20;
    private static final int MOST_ROWS = 4096;

    private GenerateBench() {}

    /// Measures kinds for `seconds` each (after as long without measuring), all where none is
    /// named, printing each line as it comes: the best of five rounds.
    public static void run(List<String> names, double seconds, PrintStream out) {
        List<Kind> kinds =
                names.isEmpty() ? Kinds.all() : names.stream().map(Kinds::named).toList();
        out.println(Machine.here());
        out.println("| kind | events/s, one thread |");
        out.println("|---|---|");
        for (Kind kind : kinds) {
            double rate = rate(kind.usual(), seconds);
            out.println(String.format(Locale.ROOT, "| `%s` | %,.0f |", kind.name(), rate));
            out.flush();
        }
    }

    static double rate(Generator generator, double seconds) {
        long row = generator.fields().stream().mapToLong(it -> 4L * it.size()).sum();
        int rows = Math.clamp(BLOCK_BYTES / row, 1, MOST_ROWS);
        float[][] block = generator.allocate(rows);
        round(generator, block, rows, seconds);
        double best = 0;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.max(best, round(generator, block, rows, seconds / ROUNDS));
        }
        return best;
    }

    private static double round(Generator generator, float[][] block, int rows, double seconds) {
        long begun = clock();
        long events = 0;
        double past;
        do {
            generator.fill(1, events, rows, block);
            events += rows;
            past = (clock() - begun) * 1e-9;
        } while (past < seconds);
        return events / past;
    }

    private static long clock() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
