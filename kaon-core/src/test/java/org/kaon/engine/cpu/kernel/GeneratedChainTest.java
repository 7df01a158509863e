package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Generated kernels against plain loops: the same bits.
class GeneratedChainTest {

    private static final int INPUTS = 4;
    private static final int OUTPUTS = 3;
    private static final Access[] ACCESSES = {
        Access.FULL, Access.ROW, Access.COLUMN, Access.SCALAR
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void randomChainsGiveTheSameBits(int seed) {
        Random random = new Random(seed);
        Chain chain = randomChain(random, 5 + random.nextInt(60));
        int inner = new int[] {1, 3, 15, 16, 17, 64, 100, 301}[random.nextInt(8)];
        assertSameBits(chain, random, 7, inner);
    }

    /// Minutes: what the JIT compiler makes of a kernel, beside what its interpreter does.
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {100, 101, 102, 103, 104, 105})
    void compiledChainsGiveTheSameBits(int seed) {
        Random random = new Random(seed);
        Chain chain = randomChain(random, 4 + random.nextInt(8));
        ChainKernel kernel = GeneratedChain.of(chain).orElseThrow();
        assertSameBits(chain, kernel, new Random(seed), 7, 301);
        for (int k = 0; k < 2_000; k++) {
            assertSameBits(chain, kernel, new Random(seed), 7, 301);
        }
        assertSameBits(chain, kernel, new Random(seed), 7, 301);
        assertSameBits(chain, kernel, new Random(seed), 50, 37);
    }

    @ParameterizedTest
    @EnumSource
    void everyUnaryFunctionGivesTheSameBits(UnaryFunction function) {
        Chain chain =
                new Chain(
                        List.of(
                                new Chain.Load(0, Access.FULL),
                                new Chain.Unary(function, 0),
                                new Chain.Store(0, 1)));
        assertSameBits(chain, new Random(3), 1, 2053);
    }

    @ParameterizedTest
    @EnumSource
    void everyBinaryFunctionGivesTheSameBits(BinaryFunction function) {
        Chain chain =
                new Chain(
                        List.of(
                                new Chain.Load(0, Access.FULL),
                                new Chain.Load(1, Access.FULL),
                                new Chain.Binary(function, 0, 1),
                                new Chain.Store(0, 2)));
        assertSameBits(chain, new Random(4), 1, 517);
    }

    @Test
    void adamInPlaceGivesTheSameBits() {
        Random random = new Random(5);
        float[] parameters = {0.9f, 0.1f, 0.999f, 0.001f, 0.001f, 1e-7f};
        float[][] x = inputs(random, 1, 1003);
        float[][] results = new float[2][];
        for (int k = 0; k < 2; k++) {
            MemorySegment[] in = segments(x);
            MemorySegment[] out = {in[0], in[2], in[3]};
            ChainKernel kernel =
                    k == 0
                            ? ChainKernels.plain(PlainChainTest.ADAM)
                            : GeneratedChain.of(PlainChainTest.ADAM).orElseThrow();
            kernel.run(in, out, parameters, 1, 1003, 0, 512);
            kernel.run(in, out, parameters, 1, 1003, 512, 1003);
            results[k] = Memory.floats(in[0], 1003);
        }
        Memory.assertSameBits(results[1], results[0]);
    }

    @Test
    void integersAndBytesAreLoadedAndStored() {
        int n = 77;
        Chain chain =
                new Chain(
                        List.of(
                                new Chain.Load(0, Access.FULL, Element.INT32),
                                new Chain.Load(1, Access.FULL, Element.BYTE),
                                new Chain.Binary(BinaryFunction.ADD, 0, 1),
                                new Chain.Binary(BinaryFunction.GREATER, 0, 1),
                                new Chain.Store(0, 2, Element.INT32),
                                new Chain.Store(1, 3, Element.BYTE)));
        byte[] bytes = new byte[4 * n];
        new Random(6).nextBytes(bytes);
        MemorySegment in =
                MemorySegment.ofBuffer(java.nio.ByteBuffer.allocateDirect(4 * n))
                        .copyFrom(MemorySegment.ofArray(bytes));
        byte[][] results = new byte[2][];
        for (int k = 0; k < 2; k++) {
            MemorySegment[] out = {Memory.empty(n), Memory.empty(n)};
            ChainKernel kernel =
                    k == 0 ? ChainKernels.plain(chain) : GeneratedChain.of(chain).orElseThrow();
            kernel.run(new MemorySegment[] {in, in}, out, new float[0], 1, n, 0, n);
            MemorySegment both = Memory.empty(2 * n);
            MemorySegment.copy(out[0], 0, both, 0, 4 * n);
            MemorySegment.copy(out[1], 0, both, 4 * n, n);
            results[k] = both.toArray(JAVA_BYTE);
        }
        assertThat(results[1]).isEqualTo(results[0]);
        assertThat(results[1][4 * n + 1]).isIn((byte) 0, (byte) 1);
    }

    @Test
    void chainsTooLongToCompileRunInParts() {
        List<Chain.Step> steps = new ArrayList<>(List.of(new Chain.Load(0, Access.FULL)));
        for (int k = 0; k < 60; k++) {
            steps.add(new Chain.Unary(UnaryFunction.LOG1P, k));
        }
        steps.add(new Chain.Store(0, 60));
        Chain chain = new Chain(steps);
        assertThat(GeneratedChain.of(chain)).isEmpty();
        assertThat(ChainCut.of(chain).parts()).hasSizeBetween(5, 20);
        assertSameBits(chain, new Random(7), 1, 3003);
    }

    private static void assertSameBits(Chain chain, Random random, int outer, int inner) {
        assertSameBits(chain, generated(chain), random, outer, inner);
    }

    /// As it would be without the wait until it is worthwhile; long chains in parts.
    private static ChainKernel generated(Chain chain) {
        ChainCut cut = ChainCut.of(chain);
        List<ChainKernel> parts =
                cut.parts().stream().map(part -> GeneratedChain.of(part).orElseThrow()).toList();
        return parts.size() == 1 ? parts.getFirst() : new LongChain(cut, parts);
    }

    private static void assertSameBits(
            Chain chain, ChainKernel kernel, Random random, int outer, int inner) {
        float[] parameters = {0.5f, -1.25f};
        MemorySegment[] in = segments(inputs(random, outer, inner));
        MemorySegment[] expected = outputs(outer * inner);
        MemorySegment[] actual = outputs(outer * inner);
        int end = outer * inner;
        ChainKernels.plain(chain).run(in, expected, parameters, outer, inner, 0, end);
        // Not at a row, nor at a whole vector.
        int middle = end * 3 / 7;
        kernel.run(in, actual, parameters, outer, inner, 0, middle);
        kernel.run(in, actual, parameters, outer, inner, middle, end);
        for (int k = 0; k < OUTPUTS; k++) {
            Memory.assertSameBits(
                    Memory.floats(actual[k], outer * inner + 16),
                    Memory.floats(expected[k], outer * inner + 16));
        }
    }

    private static MemorySegment[] outputs(int n) {
        MemorySegment[] out = new MemorySegment[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            // What lies behind the end must stay.
            out[k] = Memory.empty(n + 16);
            out[k].fill((byte) 77);
        }
        return out;
    }

    private static MemorySegment[] segments(float[][] values) {
        MemorySegment[] segments = new MemorySegment[values.length];
        for (int k = 0; k < values.length; k++) {
            segments[k] = Memory.of(values[k]);
        }
        return segments;
    }

    private static float[][] inputs(Random random, int outer, int inner) {
        float[] special = {
            0f, -0f, 1f, -1f, Float.NaN, 1 / 0f, -1 / 0f, Float.MIN_VALUE, Float.MAX_VALUE, 88.8f
        };
        float[][] x = new float[INPUTS][outer * inner];
        for (float[] values : x) {
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        switch (random.nextInt(8)) {
                            case 0 -> special[random.nextInt(special.length)];
                            case 1 -> Float.intBitsToFloat(random.nextInt());
                            default -> (float) (3 * random.nextGaussian());
                        };
            }
        }
        return x;
    }

    /// Loads and parameters come anywhere, so that registers are freed before and after.
    private static Chain randomChain(Random random, int length) {
        List<Chain.Step> steps = new ArrayList<>();
        steps.add(new Chain.Load(0, Access.FULL));
        for (int k = 0; k < length + INPUTS + 2; k++) {
            int a = random.nextInt(steps.size());
            int b = random.nextInt(steps.size());
            int c = random.nextInt(steps.size());
            steps.add(
                    switch (random.nextInt(9)) {
                        case 0 -> new Chain.Load(random.nextInt(INPUTS), one(random, ACCESSES));
                        case 1 -> new Chain.Parameter(random.nextInt(2));
                        case 2, 3, 4 -> new Chain.Unary(one(random, UnaryFunction.values()), a);
                        case 5 -> new Chain.Select(a, b, c);
                        default -> new Chain.Binary(one(random, BinaryFunction.values()), a, b);
                    });
        }
        int last = steps.size() - 1;
        steps.add(new Chain.Store(0, last));
        steps.add(new Chain.Store(1, last - 1));
        steps.add(new Chain.StoreFlushed(2, last - 2));
        return new Chain(steps);
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
