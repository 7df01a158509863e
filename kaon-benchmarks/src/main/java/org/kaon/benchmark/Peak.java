package org.kaon.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// What this machine can do, measured by plain loops on some threads: bytes a second of a copy
/// (read and written both count) of 10⁷ floats, and floating-point operations a second of a chain
/// of fused multiplications with additions over numbers in the first cache.
record Peak(double bytesPerSecond, double flopsPerSecond) {

    private static final int COPIED = 10_000_000;
    private static final int CACHED = 2048;
    private static final int PASSES = 2000;
    private static final int FMAS = 16;
    private static final int TRIES = 15;

    static Peak measure(int threads) {
        float[] from = new float[COPIED];
        float[] to = new float[COPIED];
        Arrays.fill(from, 1f);
        double copy =
                best(
                        threads,
                        part ->
                                copy(
                                        from,
                                        to,
                                        part * (COPIED / threads),
                                        (part + 1) * (COPIED / threads)));
        float[][] cached = new float[threads][CACHED];
        double products = best(threads, part -> multiply(cached[part]));
        double flops = 2.0 * FMAS * CACHED * PASSES * threads;
        return new Peak(8.0 * COPIED / copy, flops / products);
    }

    // Seconds of the best try, all threads together.
    private static double best(int threads, IntConsumer work) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            List<Thread> others = new ArrayList<>();
            for (int part = 1; part < threads; part++) {
                int own = part;
                others.add(Thread.ofPlatform().start(() -> work.accept(own)));
            }
            work.accept(0);
            join(others);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while measuring", e);
            }
        }
    }

    private static void copy(float[] from, float[] to, int begin, int end) {
        for (int i = begin; i < end; i++) {
            to[i] = from[i];
        }
    }

    private static void multiply(float[] x) {
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 0; i < x.length; i++) {
                float a = x[i];
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                a = Math.fma(a, 0.5f, 1f);
                x[i] = Math.fma(a, 0.5f, 1f);
            }
        }
    }
}
