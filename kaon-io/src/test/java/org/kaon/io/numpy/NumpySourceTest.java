package org.kaon.io.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Tables;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

class NumpySourceTest {

    @TempDir private Path folder;

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = NumpySourceTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private Path copy(String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    @Test
    void aStructuredArrayHasAColumnForEachField() throws IOException {
        try (Source source = NumpySource.npy(copy("structured.npy"))) {
            assertThat(source.schema().fields())
                    .extracting(field -> field.name() + " " + field.type())
                    .containsExactly(
                            "pt float32",
                            "id int16",
                            "good bool",
                            "p4 float64[2, 2]",
                            "name text",
                            "tag text",
                            "vtx/x float32",
                            "vtx/n uint8");
            assertThat(Tables.column(source, "pt").subList(0, 3)).containsExactly(0.0, 0.5, 1.0);
            assertThat(Tables.column(source, "id").subList(0, 3))
                    .containsExactly(-1000L, -700L, -400L);
            assertThat(Tables.column(source, "good").subList(0, 4))
                    .containsExactly(true, false, false, true);
            assertThat(Tables.column(source, "p4").get(11)).isEqualTo(List.of(44., 45., 46., 47.));
            assertThat(Tables.column(source, "name").get(10)).isEqualTo("τ10");
            assertThat(Tables.column(source, "tag").get(3)).isEqualTo("b3");
            assertThat(Tables.column(source, "vtx/x").get(5)).isEqualTo(1.25);
        }
    }

    @Test
    void theFirstIndexCountsRowsInEitherOrder() throws IOException {
        try (Source source = NumpySource.npy(copy("fortran3.npy"))) {
            assertThat(source.rows()).isEqualTo(4);
            assertThat(Tables.column(source, "values", new Split(1, 2), 1))
                    .containsExactly(
                            List.of(6., 7., 8., 9., 10., 11.),
                            List.of(12., 13., 14., 15., 16., 17.));
        }
    }

    @Test
    void arraysInAFileOfTheirOwnSplitByRows() throws IOException {
        Path file = folder.resolve("long.npy");
        long rows = 700_000;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(rows * 24, 8);
            for (int i = 0; i < 3 * rows; i++) {
                data.setAtIndex(ValueLayout.JAVA_DOUBLE, i, i);
            }
            Npy.write(file, new Array(ElementType.FLOAT64, List.of(rows, 3L), data));
        }
        try (Source source = NumpySource.npy(file)) {
            assertThat(source.splits()).hasSize(3);
            long next = 0;
            for (Split split : source.splits()) {
                assertThat(split.firstRow()).isEqualTo(next);
                assertThat(Tables.column(source, "values", new Split(next, 1), 10))
                        .containsExactly(List.of(3. * next, 3. * next + 1, 3. * next + 2));
                next = split.end();
            }
            assertThat(next).isEqualTo(rows);
        }
        try (Source source = NumpySource.npz(copy("stored.npz"), "")) {
            assertThat(source.splits()).containsExactly(new Split(0, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "deflated.npz"})
    void arraysOfEquallyManyRowsAreATable(String name) throws IOException {
        Path file = copy(name);
        try (Source source = NumpySource.npz(file, "")) {
            assertThat(source.schema().fields())
                    .extracting(field -> field.name() + " " + field.type())
                    .containsExactly("y uint8", "x float32[3]", "jet list of float64");
            assertThat(Tables.column(source, "jet").subList(0, 4))
                    .containsExactly(List.of(), List.of(0.), List.of(1., 2.), List.of(3., 4., 5.));
            assertThat(Tables.column(source, "jet", new Split(5, 2), 1))
                    .containsExactly(List.of(6.), List.of(7., 8.));
            assertThat(Tables.column(source, "x").get(2)).isEqualTo(List.of(6., 7., 8.));
            assertThat(Tables.column(source, "y"))
                    .isEqualTo(IntStream.range(0, 12).mapToObj(i -> (Object) (long) i).toList());
        }
        try (Source source = NumpySource.npz(file, "other")) {
            assertThat(source.rows()).isEqualTo(5);
        }
        assertThatThrownBy(() -> NumpySource.npz(file, "othr"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("holds no array \"othr\"")
                .hasMessageContaining("other");
    }

    @Test
    void objectsOfPythonAreRefusedWithTheReason() {
        assertThatThrownBy(() -> NumpySource.npy(copy("objects.npy")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("reading them would run what is in the file");
    }
}
