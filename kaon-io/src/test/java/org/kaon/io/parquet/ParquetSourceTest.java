package org.kaon.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class ParquetSourceTest {

    private static Source open(String name) throws IOException {
        return ParquetSource.of(BinaryFile.of(name, Fixture.bytes(name + ".parquet")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none_v1", "zstd_v2", "snappy", "gzip", "delta", "delta_length", "required"})
    void readsEveryCellAsPyarrowDoes(String name) throws IOException {
        try (Source source = open(name)) {
            for (Map.Entry<String, JsonNode> column : Fixture.values(name).properties()) {
                assertThat(Tables.column(source, column.getKey()))
                        .as(column.getKey())
                        .isEqualTo(Fixture.plain(column.getValue()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lz4_hadoop",
                "lz4_bare",
                "gzip_members",
                "packed_v2",
                "decimals",
                "uncounted"
            })
    void readsWhatOtherWritersLeave(String name) throws IOException {
        try (Source source = open(name)) {
            assertThat(Tables.column(source, "x"))
                    .isEqualTo(Fixture.plain(Fixture.values("old_writers.json", name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4_hadoop", "lz4_bare", "gzip_members", "packed_v2", "decimals"})
    void namesTheByteWhereAnotherWritersFileIsDamaged(String name) throws IOException {
        byte[] bytes = Fixture.bytes(name + ".parquet");
        int told = 0;
        for (int at = 4; at < bytes.length - 120; at += 3) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x41;
            try (Source source = ParquetSource.of(BinaryFile.of(name, damaged))) {
                assertThat(Tables.column(source, "x")).hasSize((int) source.rows());
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining("at byte");
                told++;
            }
        }
        assertThat(told).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none_v1", "zstd_v2"})
    void readsAnyRangeOfRows(String name) throws IOException {
        try (Source source = open(name)) {
            for (String column : List.of("weight", "jets", "name", "pt")) {
                List<@Nullable Object> all = Tables.column(source, column);
                for (int first = 0; first < 60; first += 7) {
                    Split some = new Split(first, Math.min(23, 60 - first));
                    assertThat(Tables.column(source, column, some, 1000))
                            .as(column + " from " + first)
                            .isEqualTo(all.subList(first, (int) some.end()));
                }
            }
        }
    }

    @Test
    void membersOfStructuresAreColumns() throws IOException {
        try (Source source = open("none_v1")) {
            assertThat(source.schema().names())
                    .contains("lepton/pt", "muons/pt", "muons/q", "map/key", "map/value")
                    .doesNotContain("lepton", "muons");
            assertThat(source.schema().find("muons/pt").orElseThrow().type())
                    .hasToString("optional list of float32");
            assertThat(source.schema().find("muons/q").orElseThrow().type())
                    .hasToString("optional list of optional int32");
            assertThat(Tables.column(source, "lepton/id").subList(0, 4))
                    .containsExactly(null, 1L, null, 3L);
            assertThat(Tables.column(source, "muons/q").get(5))
                    .isEqualTo(java.util.Arrays.asList(-1L, null));
        }
    }

    @Test
    void countsInTheFileTellThatNothingIsMissing() throws IOException {
        // gzip.parquet has no statistics, but histograms of its levels.
        for (String name : List.of("none_v1", "gzip")) {
            try (Source source = open(name)) {
                assertThat(source.schema().find("pt").orElseThrow().type()).hasToString("float32");
                assertThat(source.schema().find("tags").orElseThrow().type())
                        .hasToString("list of list of int32");
                assertThat(source.schema().find("weight").orElseThrow().type())
                        .hasToString("optional float64");
            }
        }
    }

    @Test
    void rowGroupsAreSplits() throws IOException {
        try (Source source = open("none_v1")) {
            assertThat(source.splits())
                    .containsExactly(new Split(0, 25), new Split(25, 25), new Split(50, 10));
        }
    }

    @Test
    void namesTheNearestColumn() throws IOException {
        try (Source source = open("none_v1")) {
            assertThatThrownBy(() ->
                            source.open(new Split(0, 1), Projection.of("wieght"), Memory.whole()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("has no column \"wieght\"")
                    .hasMessageContaining("weight");
            assertThatThrownBy(() ->
                            source.open(new Split(59, 2), Projection.of("pt"), Memory.whole()))
                    .hasMessageContaining("has 60 rows, asked for 59 to 61");
        }
    }
}
