package org.kaon.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/// What this machine can do, measured on some threads that stay: bytes a second of copying 10⁷
/// floats (read and written both count), and floating-point operations a second of a chain of fused
/// multiplications with additions over numbers in the first cache.
///
/// `loopBytesPerSecond` is a loop that the JIT compiler makes vectors of; `blockBytesPerSecond` is
/// `System.arraycopy`, whose stores go past the caches for blocks of this size, so that memory is
/// not read before it is written.
record Peak(double loopBytesPerSecond, double blockBytesPerSecond, double flopsPerSecond) {

    private static final int COPIED = 10_000_000;
    private static final int CACHED = 2048;
    private static final int PASSES = 2000;
    private static final int FMAS = 16;
    private static final double SECONDS = 1.5;

    static Peak measure(int threads) {
        float[] from = new float[COPIED];
        float[] to = new float[COPIED];
        Arrays.fill(from, 1f);
        Arrays.fill(to, 2f);
        float[][] cached = new float[threads][CACHED];
        int share = COPIED / threads;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            double loop =
                    best(pool, threads, part -> loop(from, to, part * share, (part + 1) * share));
            double block =
                    best(
                            pool,
                            threads,
                            part -> System.arraycopy(from, part * share, to, part * share, share));
            double products = best(pool, threads, part -> multiply(cached[part]));
            double bytes = 8.0 * share * threads;
            return new Peak(
                    bytes / loop, bytes / block, 2.0 * FMAS * CACHED * PASSES * threads / products);
        }
    }

    // Seconds of the best try, all threads together.
    private static double best(ExecutorService pool, int threads, IntConsumer work) {
        double best = Double.POSITIVE_INFINITY;
        long began = System.nanoTime();
        while (System.nanoTime() - began < SECONDS * 1e9) {
            long start = System.nanoTime();
            List<CompletableFuture<Void>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int part = i;
                parts.add(CompletableFuture.runAsync(() -> work.accept(part), pool));
            }
            parts.forEach(CompletableFuture::join);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }

    private static void loop(float[] from, float[] to, int begin, int end) {
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
