package org.kaon.lab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Struct;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.Size;
import org.kaon.lab.plot.Range;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ColumnHistogramTest {

    private static Flat doubles(double... values) {
        MemorySegment data = Arena.ofAuto().allocate(8L * values.length, 8);
        for (int i = 0; i < values.length; i++) {
            data.set(ValueLayout.JAVA_DOUBLE, 8L * i, values[i]);
        }
        return new Flat(ElementType.FLOAT64, values.length, data);
    }

    private static Flat bytes(int... values) {
        byte[] raw = new byte[values.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) values[i];
        }
        return new Flat(ElementType.INT8, raw.length, MemorySegment.ofArray(raw));
    }

    private static List<Item> file(Column column) {
        Part part =
                new Part(
                        "x",
                        "",
                        Optional.of(column.type()),
                        column.length(),
                        Size.UNKNOWN,
                        Map.of(),
                        (rows, step, to) -> {
                            for (long from = 0; from < rows; from += step) {
                                to.add(column.slice(from, Math.min(rows, from + step)));
                            }
                        });
        Content table = new Content.Table("columns", column.length(), Map.of(), List.of(part));
        return List.of(new Item("", "table", 0, Map.of(), () -> table));
    }

    private static Histogram count(Column column, String name, Binning binning) throws IOException {
        return ColumnHistogram.find("f.csv", file(column), name).count(binning, Long.MAX_VALUE);
    }

    private static Binning bins(int count) {
        return new Binning(count, Range.EMPTY);
    }

    @Test
    void countsFromTheLeastToTheGreatestValue() throws IOException {
        Histogram found = count(doubles(0, 1, 2, 4, Double.NaN), "x", bins(4));
        assertThat(found.inside(found.values())).containsExactly(1, 1, 1, 1);
        assertThat(found.contents()[5]).as("a NaN").isEqualTo(1);
        assertThat(found.axes().getFirst().edges()[0]).isZero();
        assertThat(found.entries()).isEqualTo(5);
    }

    @Test
    void wholeNumbersHaveBinsOfAWholeWidthAroundThem() throws IOException {
        Histogram fine = count(bytes(-1, 0, 2, 2), "x", bins(50));
        assertThat(fine.axes().getFirst().edges()).containsExactly(-1.5, -0.5, 0.5, 1.5, 2.5);
        assertThat(fine.inside(fine.values())).containsExactly(1, 1, 0, 2);
        Histogram coarse = count(bytes(0, 9, 4), "x", bins(3));
        assertThat(coarse.axes().getFirst().edges()).containsExactly(-0.5, 3.5, 7.5, 11.5);
    }

    @Test
    void aRangeIsKeptAndTheRestFlowsOver() throws IOException {
        Histogram found = count(doubles(-5, 0.5, 7), "x", new Binning(2, new Range(0, 2)));
        assertThat(found.contents()).containsExactly(1, 1, 0, 1);
    }

    @Test
    void listsShapesAndMissingValuesAreLookedThrough() throws IOException {
        Jagged lists = new Jagged(Offsets.ofCounts(Arena.ofAuto(), 0, 2, 1), doubles(1, 2, 3));
        assertThat(count(lists, "x", bins(3)).entries()).isEqualTo(3);
        assertThat(count(new Fixed(2, List.of(2), bytes(1, 2, 3, 4)), "x", bins(9)).entries())
                .isEqualTo(4);
        MemorySegment valid = MemorySegment.ofArray(new byte[] {1, 0, 1});
        Histogram present = count(new Nullable(valid, doubles(1, 99, 2)), "x", bins(2));
        assertThat(present.inside(present.values())).containsExactly(1, 1);
        Struct record = new Struct(3, List.of("y", "z"), List.of(bytes(1, 2, 3), bytes(4, 4, 4)));
        assertThat(count(record, "x/z", bins(2)).inside()).hasSize(1);
    }

    @Test
    void oneValueAndNoValueHaveBinsToo() throws IOException {
        Histogram one = count(doubles(7, 7), "x", bins(3));
        assertThat(one.inside(one.values())).containsExactly(0, 2, 0);
        assertThat(count(doubles(), "x", bins(3)).entries()).isZero();
        double most = Double.MAX_VALUE;
        Histogram wide = count(doubles(-most, 0, most), "x", bins(2));
        assertThat(wide.contents()).containsExactly(1, 0, 1, 1);
    }

    @Test
    void anUnknownColumnNamesTheNearest() {
        assertThatThrownBy(() -> count(doubles(1), "y", bins(3)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("f.csv: holds no column of numbers \"y\"")
                .hasMessageContaining("\"x\"");
        assertThatThrownBy(() -> bins(0)).hasMessageContaining("expected 1 to 100,000, found 0");
    }
}
