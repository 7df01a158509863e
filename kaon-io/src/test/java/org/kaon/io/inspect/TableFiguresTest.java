package org.kaon.io.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.inspect.TableFigures.Outcome;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class TableFiguresTest {

    private static final ColumnType BYTES = new ColumnType.Flat(ElementType.INT8);

    /// Columns `0`, `1`, …, column k full of k; one of them may be damaged.
    private static final class Made implements Source {
        private final Schema schema;
        private final String damaged;
        private final List<Integer> passes = new ArrayList<>();

        Made(int columns, String damaged) {
            this.damaged = damaged;
            this.schema =
                    new Schema(
                            IntStream.range(0, columns)
                                    .mapToObj(i -> new Schema.Field(String.valueOf(i), BYTES))
                                    .toList());
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public long rows() {
            return 3;
        }

        @Override
        public List<Split> splits() {
            return List.of(new Split(0, 3));
        }

        @Override
        public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
            passes.add(columns.names().size());
            Schema chosen = schema.select(columns, "x", "");
            List<Chunk> left = new ArrayList<>();
            List<Column> values = new ArrayList<>();
            for (String name : columns.names()) {
                byte[] all = new byte[(int) rows.rows()];
                java.util.Arrays.fill(all, Byte.parseByte(name));
                values.add(new Flat(ElementType.INT8, all.length, MemorySegment.ofArray(all)));
            }
            left.add(new Chunk(chosen, 0, rows.rows(), values, Arena.ofShared()));
            return new Reader() {
                @Override
                public Optional<Chunk> next() throws IOException {
                    if (columns.names().contains(damaged)) {
                        throw FormatException.at("x", damaged, 7, "is damaged");
                    }
                    return left.isEmpty() ? Optional.empty() : Optional.of(left.removeFirst());
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}

        List<Part> parts() {
            return schema.fields().stream()
                    .map(it -> SourceParts.of(this, it, "", Size.UNKNOWN, Map.of()))
                    .toList();
        }
    }

    private static String sum(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Read read -> String.valueOf(read.figures().json().get("sum"));
            case Outcome.Failed failed -> String.valueOf(failed.error().getMessage());
            case Outcome.Nothing _ -> "nothing";
        };
    }

    @Test
    void columnsOfOneSourceAreReadInOnePass() {
        Made source = new Made(5, "");
        List<Outcome> outcomes = TableFigures.of(source.parts(), 2);
        assertThat(outcomes.stream().map(TableFiguresTest::sum))
                .containsExactly("0.0", "2.0", "4.0", "6.0", "8.0");
        assertThat(source.passes).containsExactly(5);
    }

    @Test
    void aDamagedColumnIsToldFromTheOthers() {
        Made source = new Made(3, "1");
        List<Outcome> outcomes = TableFigures.of(source.parts(), Long.MAX_VALUE);
        assertThat(outcomes.stream().map(TableFiguresTest::sum))
                .containsExactly("0.0", "x: \"1\" at byte 7: is damaged", "6.0");
        assertThat(source.passes).containsExactly(3, 1, 1, 1);
    }

    @Test
    void groupsAndWhatIsNotThereAreNothing() {
        ColumnType unknown = new ColumnType.Opaque("?", "why");
        Part closed =
                new Part("x", "", Optional.of(unknown), 0, Size.UNKNOWN, Map.of(), (_, _, _) -> {});
        List<Part> parts = List.of(Part.group("g", "", Size.UNKNOWN, Map.of()), closed);
        assertThat(TableFigures.of(parts, 9)).containsOnly(new Outcome.Nothing());
        assertThat(TableFigures.of(List.of(), 9)).isEmpty();
    }
}
