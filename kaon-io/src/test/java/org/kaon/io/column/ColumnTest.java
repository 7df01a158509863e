package org.kaon.io.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ColumnTest {

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void free() {
        arena.close();
    }

    private Flat floats(float... values) {
        MemorySegment data = arena.allocate(4L * values.length, 64);
        for (int i = 0; i < values.length; i++) {
            data.set(ElementType.FLOAT, 4L * i, values[i]);
        }
        return new Flat(ElementType.FLOAT32, values.length, data);
    }

    @Test
    void readsSignedAndUnsignedIntegers() {
        MemorySegment ones = arena.allocate(8);
        ones.set(ElementType.LONG, 0, -1);
        assertThat(ElementType.INT8.doubleAt(ones, 0)).isEqualTo(-1);
        assertThat(ElementType.UINT8.doubleAt(ones, 0)).isEqualTo(255);
        assertThat(ElementType.UINT16.doubleAt(ones, 0)).isEqualTo(65535);
        assertThat(ElementType.UINT32.longAt(ones, 0)).isEqualTo(4294967295L);
        assertThat(ElementType.UINT64.doubleAt(ones, 0)).isEqualTo(0x1p64);
        assertThat(ElementType.UINT64.floatAt(ones, 0)).isEqualTo(0x1p64f);
        assertThat(ElementType.BOOL.longAt(ones, 0)).isEqualTo(1);
    }

    @Test
    void roundsUnsignedIntegersOnce() {
        MemorySegment value = arena.allocate(8);
        value.set(ElementType.LONG, 0, 0x8000_0000_0000_0401L);
        assertThat(ElementType.UINT64.doubleAt(value, 0)).isEqualTo(0x1.0000000000001p63);
        assertThat(ElementType.UINT64.floatAt(value, 0)).isEqualTo(0x1p63f);
    }

    @Test
    void slicesAreViews() {
        Flat column = floats(1, 2, 3, 4).slice(1, 3);
        assertThat(column.length()).isEqualTo(2);
        assertThat(column.at(1)).isEqualTo(3);
        assertThatThrownBy(() -> column.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void slicedListsKeepTheirItems() {
        Jagged lists = new Jagged(Offsets.ofCounts(arena, 2, 0, 3), floats(1, 2, 3, 4, 5));
        Jagged last = lists.slice(1, 3);
        assertThat(last.count(0)).isZero();
        assertThat(last.count(1)).isEqualTo(3);
        assertThat(last.at(1).numbers().at(0)).isEqualTo(3);
        assertThat(last.type()).hasToString("list of float32");
    }

    @Test
    void fixedArraysKnowTheirShape() {
        Fixed images = new Fixed(2, List.of(1, 3), floats(1, 2, 3, 4, 5, 6));
        assertThat(images.slice(1, 2).numbers().at(0)).isEqualTo(4);
        assertThat(images.type()).hasToString("float32[1, 3]");
        assertThatThrownBy(() -> new Fixed(2, List.of(2), floats(1)))
                .hasMessage("2 rows of shape [2] need 4 values, found 1.");
    }

    @Test
    void copiesToFloatAndDouble() {
        MemorySegment target = arena.allocate(24);
        Flat column = floats(1.5f, 2.5f, -3);
        column.copyFloats(1, 2, target, 4);
        assertThat(target.get(ElementType.FLOAT, 8)).isEqualTo(-3);
        column.copyDoubles(0, 3, target, 0);
        assertThat(target.get(ElementType.DOUBLE, 16)).isEqualTo(-3);
        assertThatThrownBy(() -> column.copyFloats(2, 2, target, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void textsAndStructsAndMissingValues() {
        MemorySegment utf8 = arena.allocateFrom("aµb", StandardCharsets.UTF_8);
        Text text = new Text(Offsets.ofCounts(arena, 1, 3), utf8);
        assertThat(text.slice(1, 2).at(0)).isEqualTo("µb");
        Struct struct = new Struct(2, List.of("x", "t"), List.of(floats(1, 2), text));
        assertThat(struct.slice(1, 2).fields().getFirst().numbers().at(0)).isEqualTo(2);
        assertThatThrownBy(struct::numbers)
                .hasMessage("Needs a column of numbers, found {x: float32, t: text}.");
        MemorySegment valid = arena.allocate(2);
        Nullable nullable = new Nullable(valid, floats(1, 2));
        assertThat(nullable.valid(1)).isFalse();
    }

    @Test
    void chunksFindColumnsByName() {
        Schema schema =
                new Schema(
                        List.of(
                                new Schema.Field(
                                        "jet_pt", new ColumnType.Flat(ElementType.FLOAT32))));
        Arena owner = Arena.ofShared();
        try (Chunk chunk = new Chunk(schema, 0, 2, List.of(floats(1, 2)), owner)) {
            assertThat(chunk.column("jet_pt").length()).isEqualTo(2);
            assertThatThrownBy(() -> chunk.column("jet_pT"))
                    .hasMessage("The chunk has no column \"jet_pT\". Nearest: \"jet_pt\".");
        }
        assertThat(owner.scope().isAlive()).isFalse();
    }
}
