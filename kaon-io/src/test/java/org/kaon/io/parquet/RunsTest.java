package org.kaon.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.SplittableRandom;

class RunsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void readsWhatItWrote(int width) {
        SplittableRandom random = new SplittableRandom(width);
        for (int length : new int[] {0, 1, 7, 8, 9, 64, 1000}) {
            byte[] numbers = new byte[length];
            for (int i = 0; i < length; ) {
                byte value = (byte) random.nextInt(1 << width);
                for (int run = random.nextInt(20); run >= 0 && i < length; run--) {
                    numbers[i++] = value;
                }
            }
            byte[] runs = RunWriter.write(numbers, 0, length, width);
            byte[] slack = Arrays.copyOf(runs, runs.length + 8);
            byte[] back = new byte[length];
            new RunReader(slack, 0, runs.length, width).read(back, length);
            assertThat(back).isEqualTo(numbers);
            int[] wide = new int[length];
            RunReader steps = new RunReader(slack, 0, runs.length, width);
            steps.read(wide, length);
            for (int i = 0; i < length; i++) {
                assertThat(wide[i]).isEqualTo(numbers[i]);
            }
        }
    }

    /// The example of `Encodings.md`: 0 to 7 in 3 bits.
    @Test
    void readsTheExampleOfTheFormat() {
        byte[] packed = {
            3, (byte) 0b10001000, (byte) 0b11000110, (byte) 0b11111010, 0, 0, 0, 0, 0, 0, 0, 0
        };
        byte[] numbers = new byte[8];
        new RunReader(packed, 0, 4, 3).read(numbers, 8);
        assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void saysWhereRunsEndEarly() {
        byte[] none = new byte[8];
        assertThatThrownBy(() -> new RunReader(none, 0, 0, 1).read(new byte[1], 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("runs end early");
    }
}
