package org.kaon.io.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ExcerptTest {

    private static Flat bytes(ElementType element, int... values) {
        byte[] raw = new byte[values.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) values[i];
        }
        return new Flat(element, raw.length, MemorySegment.ofArray(raw));
    }

    private static Text texts(String... values) {
        long[] counts = new long[values.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = values[i].getBytes(StandardCharsets.UTF_8).length;
        }
        byte[] all = String.join("", values).getBytes(StandardCharsets.UTF_8);
        return new Text(Offsets.ofCounts(Arena.ofAuto(), counts), MemorySegment.ofArray(all));
    }

    private static Part part(Column column) {
        return new Part(
                "x",
                "",
                Optional.of(column.type()),
                column.length(),
                Size.UNKNOWN,
                Map.of(),
                (rows, _, to) -> to.add(column.slice(0, rows)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.5, -0.5",
        "196980, 196980",
        "196980.7, 196981",
        "0.1, 0.1",
        "1e6, 1e+06",
        "1234567.8, 1.23457e+06",
        "3e-7, 3e-07",
        "NaN, NaN",
        "-Infinity, -∞",
        "100000.04, 100000",
        "0.00012345678, 0.000123457"
    })
    void numbersHaveSixFiguresAndNoNeedlessZeros(double value, String text) {
        assertThat(Excerpt.number(value)).isEqualTo(text);
    }

    @Test
    void rowsOfEachKindOfColumn() {
        Flat items = bytes(ElementType.UINT8, 1, 2, 3, 4, 5, 255);
        Offsets offsets = Offsets.ofCounts(Arena.ofAuto(), 0, 5, 1);
        Jagged lists = new Jagged(offsets, items);
        assertThat(Excerpt.row(lists, 0)).isEqualTo("[]");
        assertThat(Excerpt.row(lists, 1)).isEqualTo("[1, 2, 3, 4, … 5]");
        assertThat(Excerpt.row(lists, 2)).isEqualTo("[255]");
        assertThat(Excerpt.row(new Fixed(3, List.of(2), items), 1)).isEqualTo("[3, 4]");
        MemorySegment valid = MemorySegment.ofArray(new byte[] {1, 0});
        Flat flags = bytes(ElementType.BOOL, 1, 0);
        assertThat(Excerpt.row(flags, 0) + Excerpt.row(flags, 1)).isEqualTo("truefalse");
        assertThat(Excerpt.row(new Nullable(valid, flags), 1)).isEqualTo("–");
        MemorySegment raw = MemorySegment.ofArray(new byte[6]);
        assertThat(Excerpt.row(new Opaque(offsets, raw, "TRef", "why"), 1)).isEqualTo("5 bytes");
    }

    @Test
    void textsAreQuotedAndCutWithoutBreakingACharacter() {
        Text lengthy = texts("𝛼".repeat(60), "two\nlines");
        assertThat(Excerpt.row(lengthy, 0)).isEqualTo('"' + "𝛼".repeat(40) + "…\"");
        assertThat(Excerpt.row(lengthy, 1)).isEqualTo("\"two\\nlines\"");
    }

    @Test
    void membersOfAStructureAreToldOneByOne() throws IOException {
        Struct both =
                new Struct(
                        3,
                        List.of("n", "name"),
                        List.of(bytes(ElementType.INT8, 1, -2, 3), texts("a", "b", "c")));
        assertThat(Excerpt.of(part(both), 2).stream().map(it -> it.leaf().name() + " " + it.rows()))
                .containsExactly("n 1, -2", "name \"a\", \"b\"");
        assertThat(Excerpt.row(both, 2)).isEqualTo("{n 3, name \"c\"}");
    }

    @Test
    void aColumnWithoutRowsHasAnEmptyExcerpt() throws IOException {
        assertThat(Excerpt.of(part(bytes(ElementType.INT8)), 5))
                .singleElement()
                .extracting(Excerpt::rows)
                .isEqualTo("");
        Part group = Part.group("g", "", Size.UNKNOWN, Map.of());
        assertThat(Excerpt.of(group, 5)).isEmpty();
    }
}
