package org.kaon.physics.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.physics.vector.FourVectors;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

class ConstituentRowTest {

    private final FourVectors jet =
            JetFixture.cartesian(
                    new float[][] {{9, 8, 7}, {1, 2, 3}, {4, 5, 6}, {-1, -2, Float.NaN}});

    private float[] write(int constituents, long from, long to) {
        ConstituentRow row = new ConstituentRow(constituents);
        float[] memory = new float[row.size() + 2];
        Arrays.fill(memory, 77);
        row.write(jet, from, to, MemorySegment.ofArray(memory), 4);
        assertThat(memory[0]).isEqualTo(77);
        assertThat(memory[memory.length - 1]).isEqualTo(77);
        return Arrays.copyOfRange(memory, 1, memory.length - 1);
    }

    @Test
    void writesTheFirstConstituentsOneAfterTheOther() {
        assertThat(write(2, 0, 3)).containsExactly(9, 1, 4, -1, 8, 2, 5, -2);
    }

    @Test
    void padsWithZeros() {
        assertThat(write(3, 1, 2)).containsExactly(8, 2, 5, -2, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(write(2, 1, 1)).containsOnly(0);
    }

    @Test
    void keepsANaN() {
        assertThat(write(1, 2, 3)).containsExactly(7, 3, 6, Float.NaN);
    }

    @Test
    void refusesARowOfNothing() {
        assertThatThrownBy(() -> new ConstituentRow(0)).hasMessageContaining("got 0");
        assertThat(new ConstituentRow(20).size()).isEqualTo(80);
    }
}
