package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Random numbers of which element i depends on seed, counter and i alone: word `i mod 4` of the
/// {@link org.kaon.op.Philox} block `⌊i / 4⌋`.
///
/// A range `[from, to)` of an array may be filled by any thread; `out` is the whole array.
public final class RandomNumbers {

    private static final int WORDS = 4;
    private static final int BLOCKS = PhiloxBlocks.CAPACITY;

    /// `r cos 2πv` and `r sin 2πv` with `r = √(−2 ln u)`.
    private static final Chain BOX_MULLER =
            new Chain(
                    List.of(
                            new Chain.Load(0, Access.FULL),
                            new Chain.Load(1, Access.FULL),
                            new Chain.Parameter(0),
                            new Chain.Unary(UnaryFunction.LOG, 0),
                            new Chain.Binary(BinaryFunction.MULTIPLY, 3, 2),
                            new Chain.Unary(UnaryFunction.SQRT, 4),
                            new Chain.Unary(UnaryFunction.COS_TURNS, 1),
                            new Chain.Unary(UnaryFunction.SIN_TURNS, 1),
                            new Chain.Binary(BinaryFunction.MULTIPLY, 5, 6),
                            new Chain.Binary(BinaryFunction.MULTIPLY, 5, 7),
                            new Chain.Store(0, 8),
                            new Chain.Store(1, 9)));

    private static final float[] PARAMETERS = {-2};

    private static final ThreadLocal<Work> WORK = ThreadLocal.withInitial(Work::new);

    private RandomNumbers() {}

    /// What a thread needs in passing: blocks, their words as floats, and these in their order.
    private static final class Work {

        final PhiloxBlocks blocks = new PhiloxBlocks();
        final float[][] columns = new float[WORDS][BLOCKS];
        final float[] ordered = new float[WORDS * BLOCKS];
        final MemorySegment[] in = {pairs(), pairs()};
        final MemorySegment[] results = {pairs(), pairs()};

        private static MemorySegment pairs() {
            return Arena.ofAuto().allocate(4L * 2 * BLOCKS, 64);
        }
    }

    /// Found once: a chain's hash is a walk over its steps.
    private static final class BoxMuller {
        static final ChainKernel KERNEL = ChainKernels.kernel(BOX_MULLER);
    }

    /// Uniform in `[0, 1)`, multiples of 2⁻²⁴.
    public static void uniform(MemorySegment out, long seed, long counter, long from, long to) {
        Work work = WORK.get();
        long end = (to + WORDS - 1) / WORDS;
        for (long block = from / WORDS; block < end; block += BLOCKS) {
            int n = (int) Math.min(BLOCKS, end - block);
            work.blocks.fill(block, n, counter, seed);
            for (int k = 0; k < WORDS; k++) {
                work.blocks.uniform(k, 0, n, work.columns[k]);
            }
            write(work, n, out, block, from, to);
        }
    }

    /// `low + ⌊word · range / 2³²⌋` as int32.
    public static void integers(
            MemorySegment out, long low, long range, long seed, long counter, long from, long to) {
        PhiloxBlocks blocks = WORK.get().blocks;
        long end = (to + WORDS - 1) / WORDS;
        for (long block = from / WORDS; block < end; block += BLOCKS) {
            int n = (int) Math.min(BLOCKS, end - block);
            blocks.fill(block, n, counter, seed);
            long last = Math.min(to, WORDS * (block + n));
            for (long i = Math.max(from, WORDS * block); i < last; i++) {
                long word = blocks.words[(int) (i % WORDS)][(int) (i / WORDS - block)];
                long value = low + (word * range >>> Integer.SIZE);
                out.set(JAVA_INT_UNALIGNED, 4 * i, (int) value);
            }
        }
    }

    /// Standard normal by Box and Muller from a pair of words: u in `(0, 1]` and v in `[0, 1)`.
    public static void normal(MemorySegment out, long seed, long counter, long from, long to) {
        Work work = WORK.get();
        MemorySegment[] in = work.in;
        MemorySegment[] results = work.results;
        long end = (to + WORDS - 1) / WORDS;
        for (long block = from / WORDS; block < end; block += BLOCKS) {
            int n = (int) Math.min(BLOCKS, end - block);
            work.blocks.fill(block, n, counter, seed);
            for (int k = 0; k < WORDS; k++) {
                // Words 0 and 2 are u, 1 and 3 are v; the second pair lies behind the first.
                work.blocks.uniform(k, 1 - k % 2, n, work.columns[k]);
                copyIn(work.columns[k], n, in[k % 2], k / 2 * n);
            }
            BoxMuller.KERNEL.run(in, results, PARAMETERS, 1, 2L * n, 0, 2L * n);
            for (int k = 0; k < WORDS; k++) {
                copyOut(results[k % 2], k / 2 * n, n, work.columns[k]);
            }
            write(work, n, out, block, from, to);
        }
    }

    private static void copyIn(float[] column, int n, MemorySegment memory, int at) {
        MemorySegment.copy(column, 0, memory, JAVA_FLOAT_UNALIGNED, 4L * at, n);
    }

    private static void copyOut(MemorySegment memory, int at, int n, float[] column) {
        MemorySegment.copy(memory, JAVA_FLOAT_UNALIGNED, 4L * at, column, 0, n);
    }

    /// Writes the columns of n blocks in their order, as far as they are in the range.
    private static void write(Work work, int n, MemorySegment out, long block, long from, long to) {
        for (int k = 0; k < WORDS; k++) {
            for (int b = 0; b < n; b++) {
                work.ordered[WORDS * b + k] = work.columns[k][b];
            }
        }
        long first = block * WORDS;
        int low = (int) Math.max(0, from - first);
        int high = (int) Math.min((long) WORDS * n, to - first);
        MemorySegment.copy(
                work.ordered, low, out, JAVA_FLOAT_UNALIGNED, 4 * (first + low), high - low);
    }
}
