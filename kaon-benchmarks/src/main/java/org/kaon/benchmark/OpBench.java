package org.kaon.benchmark;

import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// `kaon bench op`: one op at a time, beside the machine's measured peak.
public final class OpBench {

    /// What to measure: ops by name, all where the set is empty.
    public record Options(Set<String> ops, int threads, double seconds) {

        public Options {
            ops = Set.copyOf(ops);
        }
    }

    record Row(OpCase measured, double milliseconds, Peak peak) {

        double bandwidth() {
            return measured.bytes() / milliseconds / 1e6;
        }

        double rate() {
            return measured.flops() / milliseconds / 1e6;
        }

        double bandwidthShare() {
            return 1e9 * bandwidth() / peak.loopBytesPerSecond();
        }

        double rateShare() {
            return 1e9 * rate() / peak.flopsPerSecond();
        }
    }

    private OpBench() {}

    /// The names of all ops.
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        OpCases.all().forEach(each -> names.add(each.name()));
        return names;
    }

    /// Measures, printing each line as it comes.
    public static void run(Options options, PrintStream out) {
        measure(options, out);
    }

    static List<Row> measure(Options options, PrintStream out) {
        out.println(Machine.here());
        Peak peak = Peak.measure(options.threads);
        out.printf(
                Locale.ROOT,
                "%d threads; measured peak: %.1f GB/s by a copy loop (shares are of it), %.1f GB/s"
                        + " by System.arraycopy, %.1f GFLOP/s of fused products%n%n",
                options.threads,
                peak.loopBytesPerSecond() / 1e9,
                peak.blockBytesPerSecond() / 1e9,
                peak.flopsPerSecond() / 1e9);
        out.printf(
                "%-15s %-24s %10s  %9s %6s  %9s %6s%n",
                "op", "size", "ms", "GB/s", "share", "GFLOP/s", "share");
        List<Row> rows = new ArrayList<>();
        for (OpCase each : OpCases.all()) {
            if (options.ops.isEmpty() || options.ops.contains(each.name())) {
                Row row = new Row(each, time(each, options), peak);
                rows.add(row);
                out.println(line(row));
            }
        }
        return rows;
    }

    private static double time(OpCase each, Options options) {
        try (CpuEngine engine = CpuEngine.open(options.threads);
                Plan plan = engine.compile(each.graph().get())) {
            return engine.call(() -> {
                Runnable run = () -> plan.run(Map.of());
                Stopwatch.round(run, options.seconds);
                return Stopwatch.round(run, options.seconds);
            });
        }
    }

    private static String line(Row row) {
        OpCase each = row.measured;
        String memory =
                String.format(
                        Locale.ROOT, "%9.1f %5.0f%%", row.bandwidth(), 100 * row.bandwidthShare());
        String arithmetic =
                each.flops() == 0
                        ? String.format("%9s %6s", "-", "-")
                        : String.format(
                                Locale.ROOT, "%9.1f %5.0f%%", row.rate(), 100 * row.rateShare());
        return String.format(
                Locale.ROOT,
                "%-15s %-24s %10.3f  %s  %s",
                each.name(),
                each.size(),
                row.milliseconds,
                memory,
                arithmetic);
    }
}
