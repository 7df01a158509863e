package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import org.kaon.op.Philox;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Random numbers of which element i depends on seed, counter and i alone: word `i mod 4` of the
/// {@link Philox} block `⌊i / 4⌋`.
///
/// A range `[from, to)` of an array may be filled by any thread; `out` is the whole array.
public final class RandomNumbers {

    private static final int WORDS = 4;

    /// Philox blocks of one round of Box and Muller.
    private static final int BLOCKS = 512;

    private static final float[] PARAMETERS = {-2};

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

    private static final Scratch SCRATCH = new Scratch();

    private RandomNumbers() {}

    /// Uniform in `[0, 1)`, multiples of 2⁻²⁴.
    public static void uniform(MemorySegment out, long seed, long counter, long from, long to) {
        int[] words = new int[WORDS];
        for (long block = from / WORDS; block * WORDS < to; block++) {
            Philox.block(block, counter, seed, words);
            long first = block * WORDS;
            int low = (int) Math.max(0, from - first);
            int high = (int) Math.min(WORDS, to - first);
            for (int k = low; k < high; k++) {
                out.set(JAVA_FLOAT_UNALIGNED, 4 * (first + k), Philox.uniform(words[k]));
            }
        }
    }

    /// Standard normal by Box and Muller: `r cos 2πv` and `r sin 2πv` with `r = √(−2 ln u)` from a
    /// pair of words.
    public static void normal(MemorySegment out, long seed, long counter, long from, long to) {
        ChainKernel boxMuller = ChainKernels.kernel(BOX_MULLER);
        MemorySegment memory = SCRATCH.floats(4L * 2 * BLOCKS);
        long bytes = 4L * 2 * BLOCKS;
        MemorySegment[] in = {memory.asSlice(0, bytes), memory.asSlice(bytes, bytes)};
        MemorySegment[] results = {
            memory.asSlice(2 * bytes, bytes), memory.asSlice(3 * bytes, bytes)
        };
        long end = (to + WORDS - 1) / WORDS;
        for (long block = from / WORDS; block < end; block += BLOCKS) {
            int blocks = (int) Math.min(BLOCKS, end - block);
            pairs(in, seed, counter, block, blocks);
            boxMuller.run(in, results, PARAMETERS, 1, 2L * blocks, 0, 2L * blocks);
            interleave(results, out, block * WORDS, from, Math.min(to, (block + blocks) * WORDS));
        }
    }

    private static void pairs(
            MemorySegment[] out, long seed, long counter, long block, int blocks) {
        int[] words = new int[WORDS];
        for (int k = 0; k < blocks; k++) {
            Philox.block(block + k, counter, seed, words);
            for (int pair = 0; pair < 2; pair++) {
                long at = 4L * (2 * k + pair);
                float u = Philox.positiveUniform(words[2 * pair]);
                out[0].set(JAVA_FLOAT_UNALIGNED, at, u);
                out[1].set(JAVA_FLOAT_UNALIGNED, at, Philox.uniform(words[2 * pair + 1]));
            }
        }
    }

    private static void interleave(
            MemorySegment[] results, MemorySegment out, long first, long from, long to) {
        for (long i = Math.max(first, from); i < to; i++) {
            MemorySegment half = results[(int) (i & 1)];
            float value = half.get(JAVA_FLOAT_UNALIGNED, 4 * ((i - first) >> 1));
            out.set(JAVA_FLOAT_UNALIGNED, 4 * i, value);
        }
    }
}
