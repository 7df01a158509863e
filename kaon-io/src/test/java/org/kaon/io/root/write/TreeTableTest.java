package org.kaon.io.root.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Text;
import org.kaon.io.root.Fixtures;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TreeTableTest {

    @TempDir Path folder = Path.of("");

    private static Path copy(Path to, long chunkRows) throws IOException {
        String from = Fixtures.path("long.root") + ":run/events";
        try (Source source = Sources.open(from, Path.of(""))) {
            Sinks.write(
                    to,
                    source.schema(),
                    table -> {
                        Split all = new Split(0, source.rows());
                        try (Reader reader =
                                source.open(all, source.schema().all(), Memory.chunks(chunkRows))) {
                            for (Optional<Chunk> c = reader.next();
                                    c.isPresent();
                                    c = reader.next()) {
                                try (Chunk chunk = c.get()) {
                                    table.write(chunk);
                                }
                            }
                        }
                    });
        }
        return to;
    }

    @Test
    void readsWhatItWrites() throws IOException {
        // Kept where check_written.py finds it.
        Path kept = Files.createDirectories(Path.of("target", "root")).resolve("tree.root");
        try (Source source = Sources.open(copy(kept, 700).toString(), Path.of(""))) {
            assertThat(source.rows()).isEqualTo(2400);
            Fixtures.check(source, new Split(0, 2400), Memory.chunks(100));
        }
        assertThat(Files.mismatch(kept, copy(folder.resolve("tree.root"), 2400))).isEqualTo(-1);
    }

    @Test
    void writesTextsFlagsAndNumbersOfAnyWidth() throws IOException {
        // Kept where check_written.py finds it.
        Path kept = Files.createDirectories(Path.of("target", "root")).resolve("texts.root");
        Arena arena = Arena.ofAuto();
        byte[] utf8 = ("τ-jets" + "x".repeat(300)).getBytes(StandardCharsets.UTF_8);
        Column word = new Text(Offsets.ofCounts(arena, 0, 7, 300), MemorySegment.ofArray(utf8));
        Flat bits = new Flat(ElementType.BOOL, 3, MemorySegment.ofArray(new byte[] {1, 0, 1}));
        Column flags = new Jagged(Offsets.ofCounts(arena, 1, 0, 2), bits);
        MemorySegment bytes = MemorySegment.ofArray(new byte[] {-1, 0, 1});
        MemorySegment longs = MemorySegment.ofArray(new long[] {-(1L << 40), 0, 1L << 40});
        List<Column> columns =
                List.of(
                        word,
                        flags,
                        new Flat(ElementType.INT8, 3, bytes),
                        new Flat(ElementType.INT64, 3, longs));
        List<String> names = List.of("word", "flags", "small", "long");
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new Schema.Field(names.get(i), columns.get(i).type()));
        }
        Schema schema = new Schema(fields);
        TreeTable.write(
                kept,
                schema,
                table -> {
                    try (Chunk chunk = new Chunk(schema, 0, 3, columns, Arena.ofShared())) {
                        table.write(chunk);
                    }
                });
        try (Source source = Sources.open(kept.toString(), Path.of(""));
                Reader reader =
                        source.open(
                                new Split(0, 3),
                                Projection.of("flags", "small", "long", "nflags"),
                                Memory.whole());
                Chunk chunk = reader.next().orElseThrow()) {
            assertThat(((Jagged) chunk.column("flags")).at(2).numbers().at(1)).isEqualTo(1);
            assertThat(chunk.column("small").numbers().longAt(0)).isEqualTo(-1);
            assertThat(chunk.column("long").numbers().longAt(2)).isEqualTo(1L << 40);
            assertThat(chunk.column("nflags").numbers().longAt(1)).isZero();
        }
    }

    @Test
    void writesATableWithoutRows() throws IOException {
        Path path = folder.resolve("empty.root");
        Schema schema =
                new Schema(List.of(new Schema.Field("x", new ColumnType.Flat(ElementType.INT16))));
        TreeTable.write(path, schema, table -> {});
        try (Source source = Sources.open(path.toString(), Path.of(""))) {
            assertThat(source.rows()).isZero();
            assertThat(source.schema()).isEqualTo(schema);
        }
    }

    @Test
    void refusesWhatATreeCannotHold() {
        Path path = folder.resolve("x.root");
        ColumnType number = new ColumnType.Flat(ElementType.FLOAT32);
        ColumnType lists = new ColumnType.Jagged(new ColumnType.Jagged(number));
        Schema nested = new Schema(List.of(new Schema.Field("deep", lists)));
        assertThatThrownBy(() -> TreeTable.write(path, nested, table -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("\"deep\" holds list of list of float32");
        Schema clash =
                new Schema(
                        List.of(
                                new Schema.Field("nx", number),
                                new Schema.Field("x", new ColumnType.Jagged(number))));
        assertThatThrownBy(() -> TreeTable.write(path, clash, table -> {}))
                .hasMessageContaining("\"nx\" holds float32, but the lengths of the lists x");
        assertThat(path).doesNotExist();
    }
}
