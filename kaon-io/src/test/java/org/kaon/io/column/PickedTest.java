package org.kaon.io.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class PickedTest {

    private final Arena arena = Arena.ofAuto();

    private Flat numbers(int... values) {
        MemorySegment data = arena.allocate(4L * Math.max(1, values.length), 8);
        MemorySegment.copy(values, 0, data, ValueLayout.JAVA_INT, 0, values.length);
        return new Flat(ElementType.INT32, values.length, data);
    }

    private Jagged lists(Column content, long... counts) {
        return new Jagged(Offsets.ofCounts(arena, counts), content);
    }

    private Text texts(String... rows) {
        byte[] utf8 = String.join("", rows).getBytes(StandardCharsets.UTF_8);
        long[] counts =
                Arrays.stream(rows)
                        .mapToLong(it -> it.getBytes(StandardCharsets.UTF_8).length)
                        .toArray();
        return new Text(Offsets.ofCounts(arena, counts), MemorySegment.ofArray(utf8));
    }

    private List<@Nullable Object> pick(Picked picked, Column column) {
        Column result = picked.of(column, arena);
        assertThat(result.length()).isEqualTo(picked.length());
        assertThat(result.type()).isEqualTo(column.type());
        return Cells.of(result);
    }

    // Rows 2, 0, 1, none, 1.
    private static Picked mixed() {
        Picked picked = new Picked();
        picked.run(2, 1);
        picked.run(0, 2);
        picked.nowhere(1);
        picked.run(1, 1);
        return picked;
    }

    @Test
    void numbersInAnyOrderAndNowhere() {
        assertThat(pick(mixed(), numbers(7, 8, 9))).containsExactly(9L, 7L, 8L, 0L, 8L);
    }

    @Test
    void rowsOfViewsAreThoseOfTheView() {
        Jagged all = lists(numbers(1, 2, 3, 4, 5, 6), 1, 2, 0, 3);
        assertThat(pick(mixed(), all.slice(1, 4)))
                .containsExactly(
                        List.of(4L, 5L, 6L), List.of(2L, 3L), List.of(), List.of(), List.of());
        assertThat(pick(mixed(), texts("a", "ττ", "", "b").slice(1, 4)))
                .containsExactly("b", "ττ", "", "", "");
    }

    @Test
    void listsOfListsAndArrays() {
        Jagged inner = lists(numbers(1, 2, 3, 4, 5), 2, 0, 1, 2);
        assertThat(pick(mixed(), lists(inner, 1, 3, 0)))
                .containsExactly(
                        List.of(),
                        List.of(List.of(1L, 2L)),
                        List.of(List.of(), List.of(3L), List.of(4L, 5L)),
                        List.of(),
                        List.of(List.of(), List.of(3L), List.of(4L, 5L)));
        Fixed arrays = new Fixed(3, List.of(2), numbers(1, 2, 3, 4, 5, 6));
        assertThat(pick(mixed(), arrays))
                .containsExactly(
                        List.of(5L, 6L),
                        List.of(1L, 2L),
                        List.of(3L, 4L),
                        List.of(0L, 0L),
                        List.of(3L, 4L));
        Fixed texts = new Fixed(3, List.of(1), texts("x", "y", "z"));
        assertThat(pick(mixed(), texts).get(3)).isEqualTo(List.of(""));
    }

    @Test
    void missingRowsStayMissingAndNowhereIsMissing() {
        MemorySegment valid = arena.allocate(3);
        valid.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        valid.set(ValueLayout.JAVA_BYTE, 2, (byte) 1);
        Column column =
                new Struct(
                        3,
                        List.of("n", "o"),
                        List.of(
                                new org.kaon.io.column.Nullable(valid, numbers(7, 8, 9)),
                                new Opaque(
                                        Offsets.ofCounts(arena, 1, 0, 2),
                                        MemorySegment.ofArray(new byte[] {1, 2, 3}),
                                        "T",
                                        "test")));
        assertThat(pick(mixed(), column).get(0)).isEqualTo(Map.of("n", 9L, "o", "0203"));
        assertThat(((Map<?, ?>) pick(mixed(), column).get(2)).get("n")).isNull();
        assertThat(((Map<?, ?>) pick(mixed(), column).get(3)).get("n")).isNull();
    }

    @Test
    void flagsPickAndNothingIsATableToo() {
        Picked picked = Picked.where(new boolean[] {true, false, true, true});
        assertThat(picked.length()).isEqualTo(3);
        assertThat(pick(picked, numbers(1, 2, 3, 4))).containsExactly(1L, 3L, 4L);
        Picked none = Picked.where(new boolean[2]);
        assertThat(pick(none, lists(numbers(1), 1, 0))).isEmpty();
        assertThat(pick(none, texts("a", "b"))).isEmpty();
        Picked nowhere = new Picked();
        nowhere.nowhere(2);
        assertThat(pick(nowhere, numbers())).containsExactly(0L, 0L);
    }

    @Test
    void manyRunsAreKept() {
        Picked picked = new Picked();
        int[] values = new int[100];
        for (int i = 0; i < 100; i++) {
            values[i] = i;
            picked.run(99 - i, 1);
        }
        assertThat(pick(picked, numbers(values))).startsWith(99L, 98L).endsWith(1L, 0L);
    }
}
