package org.kaon.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.airlift.compress.v3.zstd.ZstdNativeCompressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.SpecimenTable;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ParquetTableTest {

    @TempDir private Path folder;

    @Test
    void writesAlwaysTheBytesThatPyarrowChecked() throws IOException {
        // Java's own Zstandard, where there is no native one, makes other bytes.
        assumeTrue(ZstdNativeCompressor.isEnabled());
        Path file = folder.resolve("written.parquet");
        ParquetTable.write(file, SpecimenTable.schema(), SpecimenTable::write);
        assertThat(Files.readAllBytes(file)).isEqualTo(Fixture.bytes("written.parquet"));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("written.parquet");
        ParquetTable.write(file, SpecimenTable.schema(), SpecimenTable::write);
        try (Source source = ParquetSource.open(file)) {
            assertThat(source.rows()).isEqualTo(SpecimenTable.ROWS);
            for (Schema.Field field : SpecimenTable.schema().fields()) {
                if (field.type() instanceof ColumnType.Fixed) {
                    assertThat(source.schema().find(field.name()).orElseThrow().type())
                            .hasToString("list of list of float32");
                    continue;
                }
                assertThat(Tables.column(source, field.name()))
                        .as(field.name())
                        .isEqualTo(SpecimenTable.cells(field.name()));
            }
        }
    }

    /// What pyarrow wrote, written again with all its structures.
    @ParameterizedTest
    @ValueSource(strings = {"none_v1", "delta", "required"})
    void writesWhatPyarrowWrote(String name) throws IOException {
        Path file = folder.resolve("again.parquet");
        List<Map.Entry<String, JsonNode>> columns = List.copyOf(Fixture.values(name).properties());
        List<String> names = columns.stream().map(Map.Entry::getKey).toList();
        try (Source source =
                ParquetSource.of(BinaryFile.of(name, Fixture.bytes(name + ".parquet")))) {
            Split all = new Split(0, source.rows());
            try (Reader reader = source.open(all, new Projection(names), Memory.chunks(11));
                    Chunk first = reader.next().orElseThrow()) {
                ParquetTable.write(
                        file,
                        first.schema(),
                        sink -> {
                            sink.write(first);
                            for (Optional<Chunk> c = reader.next();
                                    c.isPresent();
                                    c = reader.next()) {
                                try (Chunk chunk = c.get()) {
                                    sink.write(chunk);
                                }
                            }
                        });
            }
        }
        try (Source source = ParquetSource.open(file)) {
            for (Map.Entry<String, JsonNode> column : columns) {
                assertThat(Tables.column(source, column.getKey()))
                        .as(column.getKey())
                        .isEqualTo(Fixture.plain(column.getValue()));
            }
        }
    }

    @Test
    void aTableWithoutRowsIsATable() throws IOException {
        Path file = folder.resolve("none.parquet");
        ParquetTable.write(file, SpecimenTable.schema(), _ -> {});
        try (Source source = ParquetSource.open(file)) {
            assertThat(source.rows()).isZero();
            assertThat(source.splits()).isEmpty();
            assertThat(source.schema().names()).hasSize(SpecimenTable.schema().fields().size());
        }
    }

    @Test
    void refusesAStructureWithoutMembers() {
        Schema schema =
                new Schema(
                        List.of(
                                new Schema.Field(
                                        "e", new ColumnType.Struct(List.of(), List.of()))));
        assertThatThrownBy(() -> ParquetTable.write(folder.resolve("x.parquet"), schema, _ -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("structure without members");
    }
}
