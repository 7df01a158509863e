package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.Column;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Split;
import org.kaon.io.column.Text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Virtual data sets, links to other files and values in raw files, against what h5py reads.
class NeighboursTest {

    private static final List<String> FILES =
            List.of(
                    "old.h5",
                    "new.h5",
                    "part0.h5",
                    "part1.h5",
                    "part2.h5",
                    "below/part3.h5",
                    "first.raw",
                    "second.raw");

    @TempDir private Path top;
    private Path folder;

    @BeforeEach
    void copyFiles() throws IOException {
        folder = Files.createDirectories(top.resolve("here"));
        Files.createDirectories(folder.resolve("below"));
        for (String name : FILES) {
            Files.write(folder.resolve(name), resource(name));
        }
        Files.write(top.resolve("recent.h5"), resource("../recent.h5"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = NeighboursTest.class.getResourceAsStream("virtual/" + name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < column.length(); i++) {
            values.add(column instanceof Text text ? text.at(i) : (Object) ((Flat) column).at(i));
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.h5", "new.h5"})
    void readsWhatH5pyReads(String name) throws IOException {
        JsonNode expected = JsonMapper.shared().readTree(resource("virtual.json"));
        assertThat(expected.size()).isEqualTo(18);
        try (Hdf5File file = Hdf5File.open(folder.resolve(name))) {
            for (String key : expected.propertyNames()) {
                Dataset dataset = file.root().dataset(key);
                List<Long> shape = new ArrayList<>();
                expected.get(key).get("shape").forEach(extent -> shape.add(extent.asLong()));
                List<Object> wanted = new ArrayList<>();
                for (JsonNode value : expected.get(key).get("values")) {
                    wanted.add(value.isString() ? value.asString() : (Object) value.asDouble());
                }
                assertThat(dataset.shape()).as(key).isEqualTo(shape);
                assertThat(values(dataset.elements(Arena.ofAuto()))).as(key).isEqualTo(wanted);
            }
        }
    }

    @Test
    void readsAnyRangeOfRows() throws IOException {
        try (Hdf5File file = Hdf5File.open(folder.resolve("old.h5"))) {
            for (String key :
                    List.of("joined", "stacked", "woven", "images", "spread", "nested", "raw")) {
                Dataset dataset = file.root().dataset(key);
                List<Object> all = values(dataset.elements(Arena.ofAuto()));
                int width = (int) (all.size() / dataset.rows());
                RowReader reader = new RowReader(dataset, new GlobalHeap(file.input()));
                for (int from = 0; from < dataset.rows(); from++) {
                    for (int to = from + 1; to <= dataset.rows(); to++) {
                        assertThat(values(reader.elements(from, to - from, Arena.ofAuto())))
                                .as("%s %d to %d", key, from, to)
                                .isEqualTo(all.subList(from * width, to * width));
                    }
                }
            }
        }
    }

    @Test
    void aTableMayComeFromSeveralFiles() throws IOException {
        Path path = folder.resolve("old.h5");
        try (Hdf5Source source = Hdf5Source.of(Hdf5File.open(path), "joined")) {
            assertThat(source.rows()).isEqualTo(50);
            Memory memory = new Memory(Arena::ofConfined, 7);
            try (var reader = source.open(new Split(3, 10), Projection.of("joined"), memory);
                    var chunk = reader.next().orElseThrow()) {
                assertThat(values(chunk.columns().getFirst()))
                        .containsExactly(3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
            }
        }
        try (Hdf5File file = Hdf5File.open(path)) {
            assertThat(file.root().group("group").names()).contains("x", "whole");
            assertThat(file.root().at("group/back/soft")).isInstanceOf(Dataset.class);
            // Files that lead to each other are walked once on each way.
            assertThat(Tree.all(file.root())).hasSizeLessThan(500);
        }
    }

    @Test
    void aSourceThatIsGoneLeavesTheFillValue() throws IOException {
        Files.delete(folder.resolve("part1.h5"));
        try (Hdf5File file = Hdf5File.open(folder.resolve("new.h5"))) {
            List<Object> joined = values(file.root().dataset("joined").elements(Arena.ofAuto()));
            assertThat(joined.subList(8, 12)).containsExactly(8.0, 9.0, -5.0, -5.0);
            assertThat(file.root().dataset("follows").rows()).isZero();
            assertThat(file.root().dataset("counted").rows()).isEqualTo(10);
        }
    }

    @Test
    void saysWhereAFileIsNotFollowed() throws IOException {
        try (Hdf5File file = Hdf5File.open(folder.resolve("new.h5"))) {
            Group root = file.root();
            assertThatThrownBy(() -> root.at("absent"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("\"absent\" leads to absent.h5:/x, but there is no such");
            assertThatThrownBy(() -> root.at("above"))
                    .hasMessageContaining("lies in ../recent.h5, which is not in the folder");
            assertThatThrownBy(() -> root.at("circle")).hasMessageContaining("without an end");
            Dataset itself = root.dataset("itself");
            assertThatThrownBy(() -> itself.elements(Arena.ofAuto()))
                    .hasMessageContaining("\"itself\" takes its values from itself");
            Dataset longer = root.dataset("too_long");
            assertThatThrownBy(() -> longer.elements(Arena.ofAuto()))
                    .hasMessageContaining("maps 10 elements of part0.h5:x to 14");
            Files.delete(folder.resolve("second.raw"));
            Dataset raw = root.dataset("raw");
            assertThatThrownBy(() -> raw.elements(Arena.ofAuto()))
                    .hasMessageContaining("keeps its values in second.raw, but there is no such");
        }
        try (Hdf5File file = Hdf5File.of("memory.h5", resource("new.h5"))) {
            assertThatThrownBy(() -> file.root().at("link"))
                    .hasMessageContaining("lies in another file, below/part3.h5");
        }
    }

    @Test
    void damagedMappingsEndInValuesOrAnError() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int refused = 0;
        for (String name : List.of("old.h5", "new.h5")) {
            byte[] whole = resource(name);
            Path path = folder.resolve(name);
            for (int i = 0; i < 60; i++) {
                byte[] bytes = whole.clone();
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                Files.write(path, bytes);
                try (Hdf5File file = Hdf5File.open(path)) {
                    for (Tree.Entry entry : Tree.of(file.root())) {
                        refused += readable(entry) ? 0 : 1;
                    }
                } catch (IOException damaged) {
                    refused++;
                }
            }
            Files.write(path, whole);
        }
        assertThat(refused).isPositive();
    }

    private static boolean readable(Tree.Entry entry) {
        try (Arena arena = Arena.ofConfined()) {
            return !(entry.object() instanceof Dataset dataset)
                    || dataset.elements(arena).length() >= 0;
        } catch (IOException damaged) {
            return false;
        }
    }
}
