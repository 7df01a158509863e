package org.kaon.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;

class EventHashTest {

    /// The first outputs of SplitMix64 with seed 0, as published with the algorithm.
    @Test
    void isSplitMix() {
        assertThat(EventHash.start(0)).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(EventHash.start(0x9E3779B97F4A7C15L)).isEqualTo(0x6E789E6AA1B965F4L);
    }

    /// The value is from the definition, written out in Python's integers.
    @Test
    void neverChanges() {
        assertThat(EventHash.add(EventHash.start(7), 12345L)).isEqualTo(0x19BD65D14C45ECF7L);
        assertThat(EventHash.add(1, -0.0)).isEqualTo(EventHash.add(1, 0.0));
        assertThat(EventHash.unit(-1)).isLessThan(1).isGreaterThan(1 - 1e-15);
        assertThat(EventHash.unit(0)).isZero();
    }

    @Test
    void isUniform() {
        Partition partition = new Partition(0.8, 0.1, 0.1, java.util.List.of("event"), 7);
        EnumMap<Part, Integer> counts = new EnumMap<>(Part.class);
        int n = 100_000;
        for (int i = 0; i < n; i++) {
            double u = EventHash.unit(EventHash.add(EventHash.start(7), (long) i));
            counts.merge(partition.part(u), 1, Integer::sum);
        }
        double sigma = Math.sqrt(n * 0.1 * 0.9);
        assertThat(counts.getOrDefault(Part.TRAIN, 0).doubleValue())
                .isCloseTo(0.8 * n, within(5 * sigma));
        assertThat(counts.getOrDefault(Part.VALIDATION, 0).doubleValue())
                .isCloseTo(0.1 * n, within(5 * sigma));
        assertThat(counts.getOrDefault(Part.TEST, 0).doubleValue())
                .isCloseTo(0.1 * n, within(5 * sigma));
        assertThat(counts).doesNotContainKey(Part.SHARED);
    }
}
