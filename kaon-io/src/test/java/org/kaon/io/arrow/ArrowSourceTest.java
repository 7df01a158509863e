package org.kaon.io.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sources;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.parquet.Fixture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ArrowSourceTest {

    @TempDir Path folder;

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = ArrowSourceTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static Source open(String name) throws IOException {
        return ArrowSource.of(BinaryFile.of(name, bytes(name)));
    }

    private static JsonNode values(String table) throws IOException {
        return JsonMapper.shared().readTree(bytes("values.json")).get(table);
    }

    private static List<@Nullable Object> expected(String table, String column) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>();
        values(table).get(column).forEach(cell -> cells.add(Fixture.plain(cell)));
        return cells;
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.arrow", "lz4.arrow", "zstd.arrows", "lz4.feather"})
    void everyColumnIsWhatPyarrowReads(String name) throws IOException {
        try (Source source = open(name)) {
            assertThat(source.rows()).isEqualTo(60);
            for (String column :
                    List.of(
                            "run", "weight", "pt", "small", "good", "name", "label", "jets",
                            "tags")) {
                assertThat(Tables.column(source, column))
                        .as(column)
                        .isEqualTo(expected("events", column));
            }
            for (String whole : List.of("lepton", "muons", "map")) {
                assertThat(Tables.column(source, whole))
                        .as(whole)
                        .isEqualTo(expected("events", whole));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,60,7", "24,3,100", "25,25,4", "59,1,1", "60,0,5", "13,40,11"})
    void anyRowsInAnyPieces(long from, long rows, long chunk) throws IOException {
        for (String name : List.of("plain.arrow", "zstd.arrows")) {
            try (Source source = open(name)) {
                for (String column : List.of("weight", "good", "name", "label", "jets", "tags")) {
                    assertThat(Tables.column(source, column, new Split(from, rows), chunk))
                            .as("%s of %s", column, name)
                            .isEqualTo(
                                    expected("events", column)
                                            .subList((int) from, (int) (from + rows)));
                }
            }
        }
    }

    @Test
    void membersOfStructuresAreColumnsReadAlone() throws IOException {
        try (Source source = open("lz4.arrow")) {
            assertThat(source.schema().names())
                    .contains("lepton/pt", "lepton/id", "muons/q", "map/key", "map/value");
            List<@Nullable Object> ids = new ArrayList<>();
            for (Object lepton : expected("events", "lepton")) {
                ids.add(lepton instanceof Map<?, ?> members ? members.get("id") : null);
            }
            assertThat(Tables.column(source, "lepton/id")).isEqualTo(ids);
            assertThat(source.schema().find("muons/q").orElseThrow().type())
                    .isEqualTo(
                            new ColumnType.Nullable(
                                    new ColumnType.Jagged(
                                            new ColumnType.Nullable(
                                                    new ColumnType.Flat(ElementType.INT32)))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half",
                "decimal",
                "small_decimal",
                "day",
                "time",
                "clock",
                "wide",
                "wide_lists",
                "some",
                "view",
                "nothing",
                "code",
                "kinds",
                "whole"
            })
    void oddTypesAreWhatPyarrowReads(String column) throws IOException {
        try (Source source = open("odd.arrow")) {
            assertThat(Tables.column(source, column)).isEqualTo(expected("odd", column));
            assertThat(Tables.column(source, column, new Split(3, 4), 2))
                    .isEqualTo(expected("odd", column).subList(3, 7));
        }
    }

    @Test
    void listsOfOneLengthAreArrays() throws IOException {
        try (Source source = open("odd.arrow")) {
            assertThat(source.schema().find("image").orElseThrow().type())
                    .isEqualTo(
                            new ColumnType.Fixed(
                                    List.of(2, 3), new ColumnType.Flat(ElementType.INT16)));
            assertThat(Tables.column(source, "image").get(4))
                    .isEqualTo(List.of(4L, 5L, 6L, 5L, 6L, 7L));
        }
    }

    @Test
    void aColumnIsOptionalOnlyWhereSomethingIsMissing() throws IOException {
        try (Source source = open("plain.arrow")) {
            assertThat(source.schema().find("pt").orElseThrow().type())
                    .isEqualTo(new ColumnType.Flat(ElementType.FLOAT32));
            assertThat(source.schema().find("weight").orElseThrow().type())
                    .isEqualTo(new ColumnType.Nullable(new ColumnType.Flat(ElementType.FLOAT64)));
            assertThat(source.splits())
                    .containsExactly(new Split(0, 25), new Split(25, 25), new Split(50, 10));
        }
    }

    @Test
    void streamsBeforeTheMarkAreKnownByTheirSchema() throws IOException {
        Path file = Files.write(folder.resolve("old.stream"), bytes("old.arrows"));
        try (Source source = Sources.open(file.toString(), Path.of(""))) {
            assertThat(source.rows()).isEqualTo(30);
            assertThat(Tables.column(source, "jets"))
                    .isEqualTo(expected("events", "jets").subList(0, 30));
        }
        byte[] other = bytes("old.arrows");
        other[25] ^= 2;
        Files.write(file, other);
        assertThat(ArrowSource.isStream(file)).isFalse();
        Files.write(file, new byte[] {4, 0, 0, 0, 1, 2, 3, 4});
        assertThat(ArrowSource.isStream(file)).isFalse();
        Files.write(file, new byte[] {-1, -1});
        assertThat(ArrowSource.isStream(file)).isFalse();
    }

    @Test
    void eachBatchOfAStreamHasItsOwnDictionary() throws IOException {
        try (Source source = open("replaced.arrows")) {
            assertThat(Tables.column(source, "label")).isEqualTo(expected("replaced", "label"));
        }
    }

    @Test
    void whatIsNotReadIsNamedAndHidesNothing() throws IOException {
        try (Source source = open("strange.arrow")) {
            assertThat(Tables.column(source, "before"))
                    .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
            assertThat(Tables.column(source, "after")).last().isEqualTo(4.0);
            assertThat(Tables.column(source, "bytes")).startsWith("", null, "0202");
            assertThat(Tables.column(source, "four")).endsWith("08000000");
            for (String name : List.of("union", "runs", "list_view")) {
                assertThat(source.schema().find(name).orElseThrow().type())
                        .isInstanceOf(ColumnType.Opaque.class);
                assertThatThrownBy(() -> Tables.column(source, name))
                        .isInstanceOf(FormatException.class)
                        .hasMessageContaining("\"" + name + "\" holds ")
                        .hasMessageContaining("Kaon does not read");
            }
        }
    }

    @Test
    void aTableWithoutRowsHasColumns() throws IOException {
        try (Source source = open("empty.arrow")) {
            assertThat(source.rows()).isZero();
            assertThat(source.schema().names()).contains("run", "muons/pt");
            assertThat(Tables.column(source, "jets")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.arrow", "zstd.arrows", "lz4.feather"})
    void filesAreKnownByTheirContent(String name) throws IOException {
        Files.write(folder.resolve("x.dat"), bytes(name));
        try (Source source = Sources.open("x.dat", folder)) {
            assertThat(Tables.column(source, "run")).hasSize(60);
        }
        assertThatThrownBy(() -> Sources.open("x.dat:y", folder)).hasMessageContaining("\":y\"");
    }

    @Test
    void featherOfVersion1IsRefusedWithWhatToDo() throws IOException {
        Files.writeString(folder.resolve("x.feather"), "FEA1 and more");
        assertThatThrownBy(() -> Sources.open("x.feather", folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("version 1")
                .hasMessageContaining("pyarrow.feather.write_feather");
    }

    @Test
    void unknownColumnsAndRowsAreRefused() throws IOException {
        try (Source source = open("plain.arrow")) {
            assertThatThrownBy(() ->
                            source.open(new Split(0, 1), Projection.of("pz"), Memory.chunks(9)))
                    .hasMessageContaining("has no column \"pz\". Nearest: \"pt\"");
            assertThatThrownBy(() ->
                            source.open(new Split(50, 11), Projection.of("pt"), Memory.chunks(9)))
                    .hasMessageContaining("has 60 rows, asked for 50 to 61");
        }
    }
}
