package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.op.Philox;

class PhiloxBlocksTest {

    @ParameterizedTest
    @CsvSource({"0,0,0", "4294967290,7,-3", "-5,9876543210987,-1234567890123"})
    void areTheBlocksOneByOne(long first, long counter, long seed) {
        PhiloxBlocks blocks = new PhiloxBlocks();
        blocks.fill(first, 77, counter, seed);
        int[] words = new int[4];
        for (int b = 0; b < 77; b++) {
            Philox.block(first + b, counter, seed, words);
            for (int k = 0; k < 4; k++) {
                assertThat(blocks.words[k][b]).isEqualTo(Integer.toUnsignedLong(words[k]));
            }
        }
    }

    @Test
    void wordsBecomeUniformNumbers() {
        PhiloxBlocks blocks = new PhiloxBlocks();
        blocks.words[2][0] = 0;
        blocks.words[2][1] = 0xFFFFFFFFL;
        float[] out = new float[2];
        blocks.uniform(2, 0, 2, out);
        assertThat(out).containsExactly(0f, 1 - 0x1p-24f);
        blocks.uniform(2, 1, 2, out);
        assertThat(out).containsExactly(0x1p-24f, 1f);
    }
}
