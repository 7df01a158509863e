package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ScoreFileTest {

    @TempDir private Path folder;

    @Test
    void aTableHasItsColumnsAndARowForEachEvent() throws IOException {
        Path file = folder.resolve("new/scores.CSV");
        ScoreFile.write(
                file,
                List.of("a,b", "c"),
                rows -> {
                    rows.add(new float[] {0.1f, 0.9f, Float.NaN, 1e-20f});
                    rows.add(new float[] {1, 0});
                });
        assertThat(Files.readString(file)).isEqualTo("\"a,b\",c\n0.1,0.9\nNaN,1.0E-20\n1.0,0.0\n");
    }

    @Test
    void aMatrixHasTheShapeOfAllThatWasAdded() throws IOException {
        Path file = folder.resolve("scores.npy");
        ScoreFile.write(
                file,
                List.of("a", "b"),
                rows -> {
                    rows.add(new float[] {1, 2, 3, 4});
                    rows.add(new float[] {5, 6});
                });
        try (Arena arena = Arena.ofConfined()) {
            Array array = Npy.read(file, arena);
            assertThat(array.shape()).containsExactly(3L, 2L);
            assertThat(array.at(5)).isEqualTo(6);
        }
    }

    @Test
    void oneColumnIsAVectorAndNoRowsAreNone() throws IOException {
        Path one = folder.resolve("one.npy");
        Path none = folder.resolve("none.npy");
        ScoreFile.write(one, List.of("a"), rows -> rows.add(new float[] {7, 8}));
        ScoreFile.write(none, List.of("a", "b"), _ -> {});
        try (Arena arena = Arena.ofConfined()) {
            assertThat(Npy.read(one, arena).shape()).containsExactly(2L);
            assertThat(Npy.read(none, arena).shape()).containsExactly(0L, 2L);
        }
    }

    @Test
    void anErrorOfTheContentPassesThroughAndLeavesTheOldFile() throws IOException {
        for (String name : List.of("scores.csv", "scores.npy")) {
            Path file = Files.writeString(folder.resolve(name), "old");
            assertThatThrownBy(() ->
                            ScoreFile.write(
                                    file,
                                    List.of("a"),
                                    rows -> {
                                        rows.add(new float[] {1});
                                        throw new EOFException("the events end");
                                    }))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the events end");
            assertThat(file).hasContent("old");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**writing*");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("scores.csv");
        assertThatThrownBy(() -> ScoreFile.write(file, List.of("a"), _ -> {}))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void otherNamesAreNotTaken() {
        assertThat(ScoreFile.takes(Path.of("a.npy"))).isTrue();
        assertThat(ScoreFile.takes(Path.of("a.txt"))).isFalse();
    }
}
