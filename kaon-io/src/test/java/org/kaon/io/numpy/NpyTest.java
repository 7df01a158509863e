package org.kaon.io.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.Tables;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class NpyTest {

    @TempDir Path folder = Path.of("");

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in = NpyTest.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("x.npy"), content);
    }

    @ParameterizedTest
    @CsvSource({"float32.npy,FLOAT32", "float64.npy,FLOAT64", "int64.npy,INT64"})
    void readsWhatNumpyWroteAndWritesTheSameBytes(String name, ElementType element)
            throws IOException {
        byte[] written = fixture(name);
        try (Arena arena = Arena.ofConfined()) {
            Array array = Npy.read(file(written), arena);
            assertThat(array.element()).isEqualTo(element);
            assertThat(array.shape()).containsExactly(2L, 3L);
            assertThat(array.at(0)).isEqualTo(-3);
            assertThat(array.at(5)).isEqualTo(element.floating() ? 0.5 * 19 : 7);
            Path copy = folder.resolve("copy.npy");
            Npy.write(copy, array);
            assertThat(Files.readAllBytes(copy)).isEqualTo(written);
        }
    }

    @Test
    void writesAnArrayOfOneAxisAsNumpyDoes() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3);
            Path path = folder.resolve("one.npy");
            Npy.write(path, new Array(ElementType.FLOAT32, List.of(3L), data));
            assertThat(Files.readAllBytes(path)).isEqualTo(fixture("one.npy"));
        }
    }

    @Test
    void readsEitherOrderOfIndicesAndBytes() throws IOException {
        Array fortran = Npy.read(file(fixture("fortran.npy")), Arena.ofAuto());
        assertThat(fortran.shape()).hasSize(2);
        try (Source source = NumpySource.npy(folder.resolve("x.npy"))) {
            List<Double> values = new ArrayList<>();
            for (long i = 0; i < fortran.shape().get(0) * fortran.shape().get(1); i++) {
                values.add(fortran.at(i));
            }
            assertThat(Tables.column(source, "values").toString().replaceAll("[\\[\\]]", ""))
                    .isEqualTo(values.toString().replaceAll("[\\[\\]]", ""));
        }
        byte[] big = fixture("float32.npy");
        ByteBuffer bytes = ByteBuffer.wrap(big);
        for (int at = 128; at < big.length; at += 4) {
            bytes.putInt(at, Integer.reverseBytes(bytes.getInt(at)));
        }
        big[new String(big, StandardCharsets.ISO_8859_1).indexOf('<')] = '>';
        assertThat(Npy.read(file(big), Arena.ofAuto()).at(0)).isEqualTo(-3);
    }

    @Test
    void refusesOtherTypesByName() throws IOException {
        Path path = file(fixture("complex.npy"));
        assertThatThrownBy(() -> Npy.read(path, Arena.ofAuto()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("an array of numbers is needed");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] whole = fixture("float32.npy");
        assertThat(whole).hasSize(128 + 24);
        for (int length = 0; length < whole.length; length++) {
            Path path = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Npy.read(path, Arena.ofAuto()))
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void saysWhenThereIsNoFile() {
        Path path = folder.resolve("none.npy");
        assertThatThrownBy(() -> Npy.read(path, Arena.ofAuto()))
                .hasMessage(path + ": there is no such file.");
    }
}
