package org.kaon.io.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.List;

/// Checksums were made with Python's `zlib.crc32` over `struct.pack`.
class StatisticsTest {

    private static Flat doubles(double... values) {
        MemorySegment data = Arena.ofAuto().allocate(8L * values.length, 64);
        for (int i = 0; i < values.length; i++) {
            data.set(ElementType.DOUBLE, 8L * i, values[i]);
        }
        return new Flat(ElementType.FLOAT64, values.length, data);
    }

    @Test
    void countsWhatIsNotFinite() {
        Flat column = doubles(1.5, -2, Double.NaN, Double.POSITIVE_INFINITY, 3);
        Statistics statistics = new Statistics(column.type());
        statistics.add(column.slice(0, 2));
        statistics.add(column.slice(2, 5));
        Statistics.Summary summary = statistics.summary();
        assertThat(summary.count()).isEqualTo(5);
        assertThat(summary.sum()).isEqualTo(2.5);
        assertThat(summary.sumOfAbsolutes()).isEqualTo(6.5);
        assertThat(summary.nan()).isEqualTo(1);
        assertThat(summary.infinite()).isEqualTo(1);
        assertThat(summary.last()).containsExactly(Double.POSITIVE_INFINITY, 3.0);
        assertThat("%08x".formatted(summary.crc())).isEqualTo("006884cb");
        assertThat(summary.levels()).isEmpty();
    }

    @Test
    void describesListsOfArrays() {
        Fixed pairs = new Fixed(5, List.of(2), doubles(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        Jagged lists = new Jagged(Offsets.ofCounts(Arena.ofAuto(), 2, 0, 3), pairs);
        Statistics statistics = new Statistics(lists.type());
        statistics.add(lists.slice(0, 1));
        statistics.add(lists.slice(1, 3));
        assertThat(statistics.summary().sum()).isEqualTo(45);
        assertThat(statistics.summary().levels())
                .containsExactly(
                        new Statistics.Level.Lists(3, 3, 0x855bf71eL),
                        new Statistics.Level.Sizes(5, 2));
    }

    @Test
    void keepsWhatRoundingLoses() {
        Statistics statistics = new Statistics(new ColumnType.Flat(ElementType.FLOAT64));
        statistics.add(doubles(1e16, 1, 1, -1e16, 0.1));
        assertThat(statistics.summary().sum()).isEqualTo(2.1);
    }

    @Test
    void writesLargeUnsignedIntegersInFull() {
        MemorySegment data = Arena.ofAuto().allocate(8);
        data.set(ElementType.LONG, 0, -1);
        Flat column = new Flat(ElementType.UINT64, 1, data);
        Statistics statistics = new Statistics(column.type());
        statistics.add(column);
        assertThat(statistics.summary().first())
                .containsExactly(new BigInteger("18446744073709551615"));
    }

    @Test
    void refusesColumnsWithoutNumbers() {
        assertThatThrownBy(() -> new Statistics(new ColumnType.Opaque("TRef", "why")))
                .hasMessage("Needs a column of numbers, found opaque TRef.");
    }
}
