package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Runs kernels of a chain on memory of its own until the JIT compiler has compiled them.
final class Trial {

    /// Rows and columns: with and without whole vectors, with and without a tail.
    private static final int[][] SHAPES = {{9, 301}, {16, 128}, {33, 5}};

    /// Elements, and memory behind them so that tails are met at its end and before.
    private static final int SIZE = 4096;

    private static final int SLACK = 64;
    private static final float VALUE = 0.5f;

    // HotSpot's optimising compiler is asked after 15,000 turns of a loop; it may be busy.
    private static final long TURNS = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int REPETITIONS = 5;

    private final boolean byRows;
    private final MemorySegment[] inputs;
    private final MemorySegment[] outputs;
    private final float[] parameters;

    Trial(Chain chain) {
        byRows = chain.byRows();
        int loaded = 0;
        int stored = 0;
        int given = 0;
        for (Chain.Step step : chain.steps()) {
            switch (step) {
                case Chain.Load load -> loaded = Math.max(loaded, load.input() + 1);
                case Chain.Store store -> stored = Math.max(stored, store.output() + 1);
                case Chain.StoreFlushed store -> stored = Math.max(stored, store.output() + 1);
                case Chain.Parameter parameter -> given = Math.max(given, parameter.slot() + 1);
                case Chain.Unary _, Chain.Binary _, Chain.Select _ -> {}
            }
        }
        inputs = memory(loaded);
        outputs = memory(stored);
        parameters = new float[given];
        Arrays.fill(parameters, VALUE);
    }

    private static MemorySegment[] memory(int count) {
        MemorySegment[] segments = new MemorySegment[count];
        for (int k = 0; k < count; k++) {
            segments[k] = Arena.ofAuto().allocate((long) (SIZE + SLACK) * Float.BYTES, SLACK);
            for (int i = 0; i < SIZE + SLACK; i++) {
                segments[k].setAtIndex(JAVA_FLOAT, i, VALUE);
            }
        }
        return segments;
    }

    /// Whether the kernel becomes at least as fast as the other before patience ends.
    boolean becomesFaster(ChainKernel kernel, ChainKernel other) {
        for (long turns = 0; turns < TURNS; turns += SIZE / Species.FLOAT.length()) {
            runAll(kernel);
        }
        long end = System.nanoTime() + PATIENCE;
        long pause = PAUSE;
        while (System.nanoTime() < end) {
            if (best(kernel) <= best(other)) {
                return true;
            }
            LockSupport.parkNanos(pause);
            pause += pause / 2;
        }
        return false;
    }

    private long best(ChainKernel kernel) {
        long best = Long.MAX_VALUE;
        for (int k = 0; k < REPETITIONS; k++) {
            long start = System.nanoTime();
            runAll(kernel);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private void runAll(ChainKernel kernel) {
        for (int[] shape : SHAPES) {
            run(kernel, inputs, outputs, shape[0], shape[1]);
        }
        int n = SHAPES[0][0] * SHAPES[0][1];
        run(kernel, exact(inputs, n), exact(outputs, n), SHAPES[0][0], SHAPES[0][1]);
    }

    private void run(
            ChainKernel kernel, MemorySegment[] in, MemorySegment[] out, int outer, int inner) {
        kernel.run(in, out, parameters, outer, inner, 0, byRows ? outer : (long) outer * inner);
    }

    private static MemorySegment[] exact(MemorySegment[] segments, int n) {
        MemorySegment[] slices = segments.clone();
        for (int k = 0; k < slices.length; k++) {
            slices[k] = slices[k].asSlice(0, (long) n * Float.BYTES);
        }
        return slices;
    }
}
