package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.op.Philox;

import java.lang.foreign.MemorySegment;

class RandomNumbersTest {

    private static final long SEED = 0x299f31d0a4093822L;
    private static final long COUNTER = 0x0370734413198a2eL;

    /// The third known answer of the Random123 distribution: block 0x85a308d3243f6a88.
    @Test
    void philoxGivesTheKnownAnswers() {
        int[] words = new int[4];
        Philox.block(0x85a308d3243f6a88L, COUNTER, SEED, words);
        assertThat(words).containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
        Philox.block(0, 0, 0, words);
        assertThat(words).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        Philox.block(-1, -1, -1, words);
        assertThat(words).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    }

    @Test
    void anyRangeGivesTheSameNumbers() {
        int n = 5003;
        for (boolean normal : new boolean[] {false, true}) {
            MemorySegment whole = Memory.empty(n);
            MemorySegment parts = Memory.empty(n);
            fill(normal, whole, 0, n);
            long from = 0;
            for (long to : new long[] {1, 2, 7, 64, 2050, 2051, 4999, n}) {
                fill(normal, parts, from, to);
                from = to;
            }
            Memory.assertSameBits(Memory.floats(parts, n), Memory.floats(whole, n));
        }
    }

    @Test
    void normalsAreBoxMullersFormulaInDouble() {
        int n = 4001;
        MemorySegment out = Memory.empty(n);
        fill(true, out, 0, n);
        float[] y = Memory.floats(out, n);
        int[] words = new int[4];
        for (int i = 0; i < n; i++) {
            Philox.block(i / 4, COUNTER, SEED, words);
            int pair = i % 4 / 2 * 2;
            double r = Math.sqrt(-2 * Math.log(Philox.positiveUniform(words[pair])));
            double angle = 2 * Math.PI * Philox.uniform(words[pair + 1]);
            double expected = r * (i % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
            assertThat((double) y[i]).isCloseTo(expected, within(2e-6));
        }
    }

    @Test
    void momentsAreThoseOfTheDistributions() {
        int n = 200_000;
        MemorySegment out = Memory.empty(n);
        fill(true, out, 0, n);
        double[] normal = moments(Memory.floats(out, n));
        assertThat(normal[0]).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(normal[1]).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
        fill(false, out, 0, n);
        double[] uniform = moments(Memory.floats(out, n));
        assertThat(uniform[0]).isCloseTo(0.5, within(5 / Math.sqrt(12.0 * n)));
        assertThat(uniform[1]).isCloseTo(1.0 / 12, within(0.001));
    }

    private static double[] moments(float[] x) {
        double sum = 0;
        double squares = 0;
        for (float value : x) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / x.length;
        return new double[] {mean, squares / x.length - mean * mean};
    }

    private static void fill(boolean normal, MemorySegment out, long from, long to) {
        if (normal) {
            RandomNumbers.normal(out, SEED, COUNTER, from, to);
        } else {
            RandomNumbers.uniform(out, SEED, COUNTER, from, to);
        }
    }
}
