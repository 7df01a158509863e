package org.kaon.benchmark;

import java.util.Arrays;
import java.util.List;

/// Microseconds of one run among many: the median, the 99th percentile, the best.
record Latency(double median, double p99, double best) {

    /// Runs work for some seconds, at least five times.
    static Latency of(Runnable work, double seconds) {
        long[] times = new long[1 << 16];
        int runs = 0;
        long begin = System.nanoTime();
        long start = begin;
        while (runs < 5 || start - begin < seconds * 1e9 && runs < times.length) {
            work.run();
            long end = System.nanoTime();
            times[runs++] = end - start;
            start = end;
        }
        Arrays.sort(times, 0, runs);
        return new Latency(times[runs / 2] / 1e3, times[(int) (runs * 0.99)] / 1e3, times[0] / 1e3);
    }

    /// Rounds together: medians of medians and of percentiles, the best of all.
    static Latency of(List<Latency> rounds) {
        return new Latency(
                middle(rounds.stream().mapToDouble(Latency::median).toArray()),
                middle(rounds.stream().mapToDouble(Latency::p99).toArray()),
                rounds.stream().mapToDouble(Latency::best).min().orElse(Double.NaN));
    }

    private static double middle(double[] values) {
        return new Samples(values).median();
    }
}
