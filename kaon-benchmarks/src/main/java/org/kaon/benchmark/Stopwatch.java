package org.kaon.benchmark;

/// Milliseconds of a piece of work that is done again and again.
final class Stopwatch {

    private static final int WARM_ROUNDS = 20;
    private static final int SETTLED_ROUNDS = 4;
    private static final double ROUND_SECONDS = 1;
    private static final int PIECES = 8;

    private Stopwatch() {}

    /// Until the JIT compiler has nothing left to do: several rounds without a better one.
    static void warm(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        int settled = 0;
        for (int round = 0; round < WARM_ROUNDS && settled < SETTLED_ROUNDS; round++) {
            double time = round(work);
            settled = time > 0.98 * best ? settled + 1 : 0;
            best = Math.min(best, time);
        }
    }

    /// One round of about a second: the best of eight pieces, as the floor does, so that both sides
    /// get the same luck.
    static double round(Runnable work) {
        return round(work, ROUND_SECONDS);
    }

    static double round(Runnable work, double seconds) {
        long began = System.nanoTime();
        int each = 1;
        double best = Double.POSITIVE_INFINITY;
        int pieces = 0;
        while (pieces < PIECES || System.nanoTime() - began < seconds * 1e9) {
            long start = System.nanoTime();
            for (int i = 0; i < each; i++) {
                work.run();
            }
            double took = (System.nanoTime() - start) / 1e6;
            best = Math.min(best, took / each);
            each = Math.max(1, (int) (each * seconds * 1000 / 12 / Math.max(took, 1e-3)));
            each = Math.min(each, 1000);
            pieces++;
        }
        return best;
    }
}
