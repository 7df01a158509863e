package org.kaon.physics.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;

class MeanImageTest {

    private final MemorySegment images =
            MemorySegment.ofArray(new float[] {1, 2, 3, 3, 4, 5, 10, 20, Float.NaN, 7, 8, 9});

    @Test
    void averagesEachClassAndAll() {
        MeanImage mean = new MeanImage(3, 3);
        mean.add(0, images, 0);
        mean.add(0, images, 12);
        mean.add(2, images, 36);
        assertThat(mean.mean(0)).containsExactly(2, 3, 4);
        assertThat(mean.mean(1)).containsExactly(0, 0, 0);
        assertThat(mean.mean(2)).containsExactly(7, 8, 9);
        assertThat(mean.mean())
                .containsExactly(new double[] {11 / 3.0, 14 / 3.0, 17 / 3.0}, within(1e-15));
        assertThat(mean.count(0)).isEqualTo(2);
        assertThat(mean.classes()).isEqualTo(3);
    }

    @Test
    void leavesOutAndCountsImagesThatAreNotFinite() {
        MeanImage mean = new MeanImage(1, 3);
        mean.add(0, images, 24);
        mean.add(0, images, 0);
        assertThat(mean.mean(0)).containsExactly(1, 2, 3);
        assertThat(mean.count(0)).isEqualTo(1);
        assertThat(mean.skipped()).isEqualTo(1);
    }

    @Test
    void mergesToWhatOneWouldHaveSeen() {
        MeanImage left = new MeanImage(2, 3);
        MeanImage right = new MeanImage(2, 3);
        left.add(1, images, 0);
        right.add(1, images, 12);
        right.add(0, images, 24);
        left.merge(right);
        assertThat(left.mean(1)).containsExactly(2, 3, 4);
        assertThat(left.count(1)).isEqualTo(2);
        assertThat(left.skipped()).isEqualTo(1);
    }

    @Test
    void refusesAnUnknownClassAndOtherExtents() {
        MeanImage mean = new MeanImage(2, 3);
        assertThatThrownBy(() -> mean.add(2, images, 0)).hasMessageContaining("outside 0 … 1");
        assertThatThrownBy(() -> mean.merge(new MeanImage(2, 4)))
                .hasMessageContaining("cannot merge");
    }
}
