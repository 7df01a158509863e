package org.kaon.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class SinksTest {

    private static final Schema SCHEMA =
            new Schema(
                    List.of(
                            new Schema.Field("mass", new ColumnType.Flat(ElementType.FLOAT64)),
                            new Schema.Field(
                                    "image",
                                    new ColumnType.Fixed(
                                            List.of(2, 3),
                                            new ColumnType.Flat(ElementType.FLOAT32))),
                            new Schema.Field(
                                    "pt",
                                    new ColumnType.Jagged(
                                            new ColumnType.Flat(ElementType.FLOAT32)))));

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"t.h5", "t.hdf5", "t.H5"})
    void whatIsWrittenIsReadAgain(String name) throws IOException {
        Path file = folder.resolve(name);
        write(file);

        try (Source source = Sources.open(name, folder)) {
            assertThat(source.rows()).isEqualTo(5);
            assertThat(source.schema().fields())
                    .containsExactlyInAnyOrderElementsOf(SCHEMA.fields());
            List<Double> mass = new ArrayList<>();
            List<List<Double>> pt = new ArrayList<>();
            double image = 0;
            try (Reader reader = source.open(new Split(0, 5), SCHEMA.all(), Memory.chunks(2))) {
                for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                    Chunk c = chunk.get();
                    for (long i = 0; i < c.rows(); i++) {
                        mass.add(c.column("mass").numbers().at(i));
                        image += c.column("image").numbers().at(6 * i + 5);
                        Flat items = ((Jagged) c.column("pt")).at(i).numbers();
                        List<Double> list = new ArrayList<>();
                        for (long k = 0; k < items.length(); k++) {
                            list.add(items.at(k));
                        }
                        pt.add(list);
                    }
                    c.close();
                }
            }
            assertThat(mass).containsExactly(0.0, 1.0, 2.0, 0.0, 1.0);
            assertThat(image).isEqualTo(5 + 11 + 17 + 5 + 11);
            assertThat(pt)
                    .containsExactly(
                            List.of(),
                            List.of(10.0),
                            List.of(20.0, 21.0),
                            List.of(),
                            List.of(10.0));
        }
    }

    @Test
    void numpyGetsAnArrayForEachColumnAndTheCountsOfLists() throws IOException {
        Path file = folder.resolve("t.npz");
        write(file);

        List<String> names = new ArrayList<>();
        List<Array> arrays = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path one = folder.resolve(entry.getName());
                Files.copy(zip, one);
                names.add(entry.getName());
                arrays.add(Npy.read(one, Arena.ofAuto()));
            }
        }
        assertThat(names).containsExactly("mass.npy", "image.npy", "pt.npy", "pt_counts.npy");
        assertThat(arrays.getFirst().shape()).containsExactly(5L);
        assertThat(arrays.get(1).shape()).containsExactly(5L, 2L, 3L);
        assertThat(arrays.get(2).shape()).containsExactly(4L);
        assertThat(arrays.get(3).element()).isEqualTo(ElementType.INT64);
        assertThat(arrays.get(3).at(2)).isEqualTo(2);
        assertThat(arrays.get(2).at(2)).isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.npz", "t.h5"})
    void whatFailsLeavesTheOldFile(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "old");

        assertThatThrownBy(() ->
                        Sinks.write(
                                file,
                                SCHEMA,
                                table -> {
                                    table.write(chunk(0, 3));
                                    throw new IOException("enough");
                                }))
                .hasMessage("enough");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.npz", "t.h5"})
    void aTableWithoutRowsIsATable(String name) throws IOException {
        Path file = folder.resolve(name);
        Sinks.write(file, SCHEMA, table -> table.write(chunk(0, 0)));
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void oneColumnIsOneArray(int rows) throws IOException {
        for (String name : List.of("mass", "image")) {
            Path file = folder.resolve(name + ".npy");
            Schema one = new Schema(List.of(SCHEMA.find(name).orElseThrow()));
            Sinks.write(
                    file,
                    one,
                    table -> {
                        for (Chunk chunk : List.of(chunk(0, rows), chunk(0, rows))) {
                            table.write(
                                    new Chunk(
                                            one,
                                            0,
                                            rows,
                                            List.of(chunk.column(name)),
                                            chunk.owner()));
                        }
                    });
            Array array = Npy.read(file, Arena.ofAuto());
            assertThat(array.shape())
                    .isEqualTo(
                            name.equals("mass") ? List.of(2L * rows) : List.of(2L * rows, 2L, 3L));
            assertThat(
                            rows == 0
                                    || array.at(array.size() - 1)
                                            == (name.equals("mass") ? rows - 1 : 6 * rows - 1))
                    .isTrue();
        }
        assertThatThrownBy(() -> write(folder.resolve("t.npy")))
                .hasMessageContaining("takes one column, found 3 (mass, image, pt)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.root", "t.ntuple.root", "t.h5"})
    void anArrayWithoutItemsIsRefused(String name) {
        ColumnType empty =
                new ColumnType.Fixed(List.of(2, 0), new ColumnType.Flat(ElementType.FLOAT32));
        Schema schema = new Schema(List.of(new Schema.Field("x", empty)));
        assertThatThrownBy(() -> Sinks.write(folder.resolve(name), schema, _ -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("\"x\" holds float32[2, 0]")
                .hasMessageContaining("with items");
    }

    @Test
    void formatsSayWhichColumnsTheyTake() throws IOException {
        ColumnType text = new ColumnType.Text();
        ColumnType lists = new ColumnType.Jagged(new ColumnType.Jagged(text));
        assertThat(Sinks.endings(text))
                .containsExactly(
                        ".ntuple.root",
                        ".root",
                        ".h5",
                        ".hdf5",
                        ".parquet",
                        ".arrow",
                        ".feather",
                        ".csv",
                        ".csv.gz",
                        ".tsv",
                        ".tsv.gz");
        assertThat(Sinks.endings(lists))
                .containsExactly(".ntuple.root", ".parquet", ".arrow", ".feather");
        assertThat(Sinks.accepted(Path.of("A.CSV")).holds(lists)).isFalse();
        assertThat(Sinks.endingOf(Path.of("x/A.Ntuple.ROOT"))).isEqualTo(".ntuple.root");
    }

    @Test
    void arraysOfJavaAreWrittenToo() throws IOException {
        Path file = folder.resolve("heap.npy");
        float[] values = {1, 2, 3};
        Npy.write(file, new Array(ElementType.FLOAT32, List.of(3L), MemorySegment.ofArray(values)));
        assertThat(Npy.read(file, Arena.ofAuto()).at(2)).isEqualTo(3);
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforehand() {
        assertThatThrownBy(() -> write(folder.resolve("t.xls")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is in no format")
                .hasMessageContaining(".npz");
        assertThatThrownBy(() -> write(folder.resolve("none/t.h5")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("there is no folder");
        Schema opaque =
                new Schema(
                        List.of(
                                new Schema.Field(
                                        "x", new ColumnType.Opaque("TRef", "is not understood"))));
        for (String name : List.of("t.npz", "t.h5")) {
            assertThatThrownBy(() -> Sinks.write(folder.resolve(name), opaque, _ -> {}))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("opaque TRef");
        }
    }

    private static void write(Path file) throws IOException {
        Sinks.write(
                file,
                SCHEMA,
                table -> {
                    table.write(chunk(0, 3));
                    table.write(chunk(3, 2));
                });
    }

    // Row i of a chunk holds i, an image of 6 i + k, and a list of i items 10 i + k.
    private static Chunk chunk(long first, int rows) {
        Arena arena = Arena.ofAuto();
        MemorySegment mass = arena.allocate(8L * rows, 8);
        MemorySegment image = arena.allocate(24L * rows, 8);
        long[] counts = new long[rows];
        MemorySegment pt = arena.allocate(4L * rows * (rows - 1) / 2 + 4, 8);
        int item = 0;
        for (int i = 0; i < rows; i++) {
            mass.setAtIndex(ValueLayout.JAVA_DOUBLE, i, i);
            for (int k = 0; k < 6; k++) {
                image.setAtIndex(ValueLayout.JAVA_FLOAT, 6 * i + k, 6 * i + k);
            }
            counts[i] = i;
            for (int k = 0; k < i; k++) {
                pt.setAtIndex(ValueLayout.JAVA_FLOAT, item++, 10 * i + k);
            }
        }
        Column lists =
                new Jagged(
                        Offsets.ofCounts(arena, counts), new Flat(ElementType.FLOAT32, item, pt));
        return new Chunk(
                SCHEMA,
                first,
                rows,
                List.of(
                        new Flat(ElementType.FLOAT64, rows, mass),
                        new Fixed(
                                rows,
                                List.of(2, 3),
                                new Flat(ElementType.FLOAT32, 6L * rows, image)),
                        lists),
                Arena.ofConfined());
    }
}
