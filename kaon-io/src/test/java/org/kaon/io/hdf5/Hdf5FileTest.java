package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.Column;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

class Hdf5FileTest {

    @TempDir private Path folder;

    static Hdf5File resource(String name) throws IOException {
        try (InputStream in = Hdf5FileTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return Hdf5File.of(name, in.readAllBytes());
        }
    }

    private static double[] numbers(Dataset dataset) throws IOException {
        Flat flat = dataset.elements(Arena.ofAuto()).numbers();
        return LongStream.range(0, flat.length()).mapToDouble(flat::at).toArray();
    }

    private static double[] counting(int count) {
        return LongStream.range(0, count).asDoubleStream().toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "fixed_array", "extensible_array", "second_grows", "btree"})
    void readsEveryKindOfChunkIndexOfHdf5Two(String name) throws IOException {
        try (Hdf5File file = resource("recent.h5")) {
            assertThat(numbers(file.root().dataset(name))).isEqualTo(counting(600));
            assertThat(numbers(file.root().dataset(name + "_plain"))).isEqualTo(counting(600));
            assertThat(file.root().dataset(name).storage()).endsWith("shuffle deflate");
        }
    }

    @Test
    void readsComplexNumbersFillValuesAndLongAttributes() throws IOException {
        try (Hdf5File file = resource("recent.h5")) {
            Struct complex = (Struct) file.root().dataset("complex").elements(Arena.ofAuto());
            assertThat(complex.names()).containsExactly("r", "i");
            assertThat(((Flat) complex.fields().getLast()).at(0)).isEqualTo(3);
            double[] sparse = numbers(file.root().dataset("sparse"));
            assertThat(sparse).hasSize(50).startsWith(-9, -9);
            assertThat(List.of(sparse[20], sparse[24], sparse[25])).containsExactly(0.0, 4.0, -9.0);
            assertThat(numbers(file.root().dataset("many"))).isEqualTo(counting(5000));
            Attribute big =
                    file.root().dataset("big_attribute").attributes().find("long").orElseThrow();
            assertThat(big.shape()).containsExactly(20_000L);
            assertThat(big.values().numbers().at(19_999)).isEqualTo(19_999);
        }
    }

    @Test
    void followsLinksAndSaysWhereTheyEnd() throws IOException {
        try (Hdf5File file = resource("recent.h5")) {
            assertThat(numbers(file.root().dataset("alias"))).isEqualTo(counting(600));
            assertThatThrownBy(() -> file.root().at("loop"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("\"loop\" is a link that leads to itself");
            assertThatThrownBy(() -> file.root().at("outside"))
                    .hasMessageContaining("lies in another file, other.h5, which is not here");
            assertThatThrownBy(() -> file.root().at("singel"))
                    .hasMessageContaining("has no \"singel\"")
                    .hasMessageContaining("single");
            // The root is a member of a group of its own; the walk ends all the same.
            assertThat(Tree.all(file.root())).hasSizeLessThan(100);
        }
    }

    @Test
    void readsWhatKaonWrites() throws IOException {
        Path path = folder.resolve("specimen.h5");
        NewHdf5.write(path, root -> Specimen.write(root, true));
        try (Hdf5File file = Hdf5File.open(path)) {
            Attributes attributes = file.root().attributes();
            assertThat(attributes.text("text")).contains("τ-jets");
            assertThat(attributes.text("long_text")).contains(Specimen.longText());
            assertThat(attributes.text("absent")).isEmpty();
            assertThat(attributes.find("names").orElseThrow().texts())
                    .containsExactly("conv2d", "dense", "dense_1");
            assertThat(attributes.find("variable").orElseThrow().texts())
                    .containsExactly("a", "", "größer");
            assertThat(numbers(file.root().dataset("types/uint64"))).isEqualTo(counting(6));
            assertThat(numbers(file.root().dataset("chunked"))).isEqualTo(counting(20));
            assertThat(numbers(file.root().dataset("nothing"))).isEmpty();
            assertThat(numbers(file.root().dataset("scalar"))).containsExactly(0);
            Column lists = file.root().dataset("lists").elements(Arena.ofAuto());
            assertThat(((Jagged) lists).count(0)).isEqualTo(2);
            assertThat(((Jagged) lists).count(1)).isZero();
            assertThat(((Jagged) lists).at(2).numbers().at(2)).isEqualTo(4);
            Text texts = (Text) file.root().dataset("texts").elements(Arena.ofAuto());
            assertThat(texts.at(2)).isEqualTo("größer");
        }
    }

    @Test
    void refusesWhatIsNoHdf5File() throws IOException {
        assertThatThrownBy(() -> Hdf5File.of("x.h5", new byte[1000]))
                .isInstanceOf(FormatException.class)
                .hasMessage("x.h5: is no HDF5 file.");
        assertThatThrownBy(() -> Hdf5File.of("x.h5", new byte[0])).hasMessageContaining("no HDF5");
        assertThatThrownBy(() -> Hdf5File.open(folder.resolve("absent.h5")))
                .hasMessageContaining("there is no such file");
        byte[] bytes;
        try (InputStream in = Hdf5FileTest.class.getResourceAsStream("old.h5")) {
            bytes = in == null ? new byte[0] : in.readAllBytes();
        }
        Path cut = Files.write(folder.resolve("cut.h5"), java.util.Arrays.copyOf(bytes, 3000));
        assertThatThrownBy(() -> Hdf5File.open(cut))
                .hasMessageContaining("is cut off: it should have " + bytes.length);
    }
}
