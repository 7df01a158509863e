package org.kaon.io.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class FiguresTest {

    private static Flat doubles(double... values) {
        MemorySegment data = Arena.ofAuto().allocate(8L * values.length, 64);
        for (int i = 0; i < values.length; i++) {
            data.set(ElementType.DOUBLE, 8L * i, values[i]);
        }
        return new Flat(ElementType.FLOAT64, values.length, data);
    }

    private static Text texts(String... values) {
        long[] lengths = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            lengths[i] = values[i].getBytes(StandardCharsets.UTF_8).length;
        }
        byte[] all = String.join("", values).getBytes(StandardCharsets.UTF_8);
        return new Text(Offsets.ofCounts(Arena.ofAuto(), lengths), MemorySegment.ofArray(all));
    }

    private static Struct hits() {
        Struct place =
                new Struct(3, List.of("x", "y"), List.of(doubles(1, 2, 3), doubles(4, 5, 6)));
        return new Struct(3, List.of("place", "who"), List.of(place, texts("a", "", "äb")));
    }

    private static Map<String, Object> json(Column... parts) {
        Figures figures = new Figures(parts[0].type());
        List.of(parts).forEach(figures::add);
        return figures.json();
    }

    @Test
    void findsLeavesThroughStructsAndLists() {
        Jagged lists = new Jagged(Offsets.ofCounts(Arena.ofAuto(), 2, 0, 1), hits());
        assertThat(Leaf.of(lists.type()).stream().map(leaf -> leaf.name() + ": " + leaf.type()))
                .containsExactly(
                        "place.x: list of float64",
                        "place.y: list of float64",
                        "who: list of text");
        Column y = Leaf.of(lists.type()).get(1).of(lists);
        assertThat(((Jagged) y).at(2).numbers().at(0)).isEqualTo(6);
    }

    @Test
    void givesEachLeafItsFiguresAndTotalsBesideThem() {
        Map<String, Object> found = json(hits().slice(0, 1), hits().slice(1, 3));
        assertThat(found)
                .containsEntry("entries", 3L)
                .containsEntry("count", 6L)
                .containsEntry("sum", 21.0)
                .containsEntry("strings", 3L)
                .containsEntry("chars", 3L);
        assertThat(found.get("leaves"))
                .asString()
                .contains("leaf=place.x, dtype=float64, count=3, sum=6.0")
                .contains("leaf=who, dtype=string, strings=3, chars=3, firstText=a\n\näb");
    }

    @Test
    void namesTheOnlyLeafOfAStruct() {
        Struct one = new Struct(2, List.of("ref"), List.of(doubles(1, 2)));
        assertThat(json(one)).containsEntry("leaf", "ref").containsEntry("count", 2L);
        assertThat(json(doubles(1, 2))).doesNotContainKey("leaf");
    }

    @Test
    void describesListsOfTexts() {
        Jagged lists = new Jagged(Offsets.ofCounts(Arena.ofAuto(), 1, 0, 2), texts("a", "b", "c"));
        assertThat(json(lists).get("lists")).asString().startsWith("[{n=3, max=2, crc=");
        assertThat(json(lists.slice(2, 3))).containsEntry("firstText", "b\nc");
    }

    @Test
    void keepsNamesOfBytesAndOfNothing() {
        Struct none = new Struct(4, List.of(), List.of());
        assertThat(json(none)).containsEntry("entries", 4L).containsEntry("leaves", List.of());
        Offsets offsets = Offsets.ofCounts(Arena.ofAuto(), 1);
        Opaque bytes = new Opaque(offsets, MemorySegment.ofArray(new byte[1]), "TRef", "why");
        assertThat(json(bytes)).containsEntry("opaque", "opaque TRef");
    }

    @Test
    void cutsLongTexts() {
        Map<String, Object> found = json(texts("x".repeat(300)));
        assertThat(found).containsEntry("chars", 300L);
        assertThat(found.get("firstText")).asString().hasSize(200);
    }

    @Test
    void leavesOutWhatIsMissing() {
        MemorySegment valid = MemorySegment.ofArray(new byte[] {1, 0, 0, 1});
        Map<String, Object> numbers = json(new Nullable(valid, doubles(1, 7, 7, 2)));
        assertThat(numbers).containsEntry("count", 2L).containsEntry("entries", 4L);
        assertThat(numbers).containsEntry("first", List.of(1.0, 2.0)).containsEntry("sum", 3.0);
        assertThat(json(new Nullable(valid, texts("a", "x", "x", "b"))))
                .containsEntry("firstText", "a\nb");
    }
}
