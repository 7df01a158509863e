package org.kaon.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sinks;
import org.kaon.io.SpecimenTable;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

class ArrowTableTest {

    @TempDir private Path folder;

    private static Source fixture(String name) throws IOException {
        try (InputStream in = ArrowTableTest.class.getResourceAsStream(name)) {
            return ArrowSource.of(
                    BinaryFile.of(name, Objects.requireNonNull(in, name).readAllBytes()));
        }
    }

    /// What pyarrow wrote, written again with all its structures, in batches of other sizes.
    @ParameterizedTest
    @CsvSource({"plain.arrow, 11", "odd.arrow, 1000", "zstd.arrows, 7", "empty.arrow, 5"})
    void writesWhatPyarrowWrote(String name, int rows) throws IOException {
        try (Source source = fixture(name)) {
            for (String ending : List.of("again.arrow", "again.feather")) {
                Path file = folder.resolve(ending);
                Schema schema = source.schema();
                Split all = new Split(0, source.rows());
                Source first = source;
                Sinks.write(
                        file,
                        schema,
                        sink -> {
                            try (Reader reader =
                                    first.open(all, schema.all(), Memory.chunks(rows))) {
                                Optional<Chunk> next = reader.next();
                                while (next.isPresent()) {
                                    try (Chunk chunk = next.get()) {
                                        sink.write(chunk);
                                    }
                                    next = reader.next();
                                }
                            }
                        });
                try (Source again = ArrowSource.open(file)) {
                    assertThat(again.rows()).isEqualTo(source.rows());
                    for (String column : schema.names()) {
                        assertThat(Tables.column(again, column).toString())
                                .as(column)
                                .isEqualTo(Tables.column(source, column).toString());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"muons", "lepton"})
    void wholeStructuresComeBack(String name) throws IOException {
        Path file = folder.resolve("structures.arrow");
        try (Source source = fixture("plain.arrow")) {
            Split all = new Split(0, source.rows());
            Projection whole = Projection.of(name);
            try (Reader reader = source.open(all, whole, Memory.chunks(1000));
                    Chunk first = reader.next().orElseThrow()) {
                ArrowTable.write(file, first.schema(), sink -> sink.write(first));
                try (Source again = ArrowSource.open(file)) {
                    for (String member : again.schema().names()) {
                        assertThat(Tables.column(again, member).toString())
                                .isEqualTo(
                                        Tables.column(source, member)
                                                .subList(0, (int) first.rows())
                                                .toString());
                    }
                }
            }
        }
    }

    @Test
    void packedBuffersAreFewerBytes() throws IOException {
        Path plain = folder.resolve("t.arrow");
        Path packed = folder.resolve("t.feather");
        Schema schema =
                new Schema(
                        List.of(new Schema.Field("x", new ColumnType.Flat(ElementType.FLOAT64))));
        for (Path file : List.of(plain, packed)) {
            Sinks.write(
                    file,
                    schema,
                    sink -> {
                        for (int i = 0; i < 40; i++) {
                            SpecimenTable.write(chunk ->
                                    sink.write(
                                            new Chunk(
                                                    schema,
                                                    chunk.firstRow(),
                                                    chunk.rows(),
                                                    List.of(chunk.column("x_float64")),
                                                    chunk.owner())));
                        }
                    });
        }
        assertThat(Files.size(packed)).isLessThan(Files.size(plain));
    }

    @Test
    void tablesWithoutColumnsAreRefused() {
        assertThatThrownBy(() ->
                        ArrowTable.write(folder.resolve("t.arrow"), new Schema(List.of()), _ -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("needs at least one column");
    }

    @Test
    void aTableWithoutRowsIsOneWithoutBatches() throws IOException {
        Path file = folder.resolve("none.feather");
        ArrowTable.feather(file, SpecimenTable.schema(), _ -> {});
        try (Source source = ArrowSource.open(file)) {
            assertThat(source.rows()).isZero();
            assertThat(source.splits()).isEmpty();
            assertThat(source.schema().names()).isEqualTo(SpecimenTable.schema().names());
            // Nothing is missing in no row.
            assertThat(source.schema().find("optional").orElseThrow().type())
                    .hasToString("float32");
        }
    }
}
