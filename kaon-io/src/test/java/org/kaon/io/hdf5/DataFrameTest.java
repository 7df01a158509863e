package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sources;
import org.kaon.io.Tables;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Statistics;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DataFrameTest {

    @TempDir private Path folder = Path.of("");

    private Path copy(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = DataFrameTest.class.getResourceAsStream(name)) {
            Files.write(file, in == null ? new byte[0] : in.readAllBytes());
        }
        return file;
    }

    private static double sum(Source source, String name) throws IOException {
        Statistics statistics = new Statistics(source.schema().find(name).orElseThrow().type());
        try (var reader =
                        source.open(
                                new Split(0, source.rows()),
                                org.kaon.io.column.Projection.of(name),
                                org.kaon.io.column.Memory.whole());
                var chunk = reader.next().orElseThrow()) {
            statistics.add(chunk.column(name));
        }
        return statistics.summary().sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed", "table", "deep/numbered"})
    void columnsHaveTheNamesAndValuesThatPandasGivesThem(String key) throws IOException {
        JsonNode expected = new JsonMapper().readTree(copy("frames.json")).get(key);
        try (Source source = Sources.open(copy("frames.h5") + ":" + key, Path.of(""))) {
            assertThat(source.rows()).isEqualTo(50);
            assertThat(source.schema().names()).contains("index");
            for (String name : expected.propertyNames()) {
                assertThat(sum(source, name))
                        .as(name)
                        .isEqualTo(
                                expected.get(name).asDouble(),
                                org.assertj.core.api.Assertions.within(1e-5));
            }
            assertThat(Tables.column(source, "index", new Split(3, 2), 1)).containsExactly(3L, 4L);
        }
    }

    @Test
    void textsAreColumnsToo() throws IOException {
        try (Source source = Sources.open(copy("frames.h5") + ":table", Path.of(""))) {
            assertThat(source.schema().names())
                    .containsExactlyInAnyOrder("index", "n", "E_0", "PX_0", "good", "mass", "word");
            assertThat(Tables.column(source, "word", new Split(0, 3), 2))
                    .containsExactly("qcd", "top", "qcd");
        }
    }

    @Test
    void theOnlyFrameOfAFileNeedsNoName() throws IOException {
        try (Source source = Sources.open(copy("only.h5").toString(), Path.of(""))) {
            assertThat(source.schema().names())
                    .containsExactly("index", "0", "1", "2", "3", "4", "5", "6");
        }
    }

    @Test
    void theTableUnderneathIsThereByItsPath() throws IOException {
        try (Source source = Sources.open(copy("frames.h5") + ":table/table", Path.of(""))) {
            assertThat(source.schema().names()).contains("values_block_0", "values_block_3");
        }
    }

    @Test
    void objectsOfPythonAreNotRead() throws IOException {
        Path file = copy("frames.h5");
        assertThatThrownBy(() -> Sources.open(file + ":objects", Path.of("")).close())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("data sets of different length");
    }

    @Test
    void namesArePickledAsText() {
        assertThat(
                        PickledNames.read(
                                "(lp0\nVE_0\np1\naVa\\u00e9L\np2\naI7\naL12L\naS'x y'\np3\na."))
                .isEqualTo(List.of("E_0", "aéL", "7", "12", "x y"));
        assertThat(PickledNames.read("(lp0\n.")).isEmpty();
        for (String other :
                List.of("", "N.", "(lp0\nVa\n", "(lp0\ncos\nsystem\n.", "(lp0", "(lp0\nVa")) {
            assertThat(PickledNames.read(other)).as(other).isEmpty();
        }
    }
}
