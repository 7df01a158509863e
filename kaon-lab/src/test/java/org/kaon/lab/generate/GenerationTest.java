package org.kaon.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class GenerationTest {

    /// Event i is i, and (i, i + 1, …) in an array of 2 × 3; rows are large so that pieces are
    /// many.
    private record Counting(int padding) implements Generator {

        @Override
        public List<Field> fields() {
            return List.of(
                    Field.whole("index", "its place"),
                    Field.array("grid", "mm", "numbers", 2, 3),
                    Field.array("padding", "", "much", padding));
        }

        @Override
        public Maker maker() {
            return (_, _, _) -> {};
        }

        @Override
        public void fill(long seed, long firstEvent, int events, float[][] out) {
            for (int i = 0; i < events; i++) {
                out[0][i] = firstEvent + i;
                for (int j = 0; j < 6; j++) {
                    out[1][6 * i + j] = firstEvent + i + j;
                }
            }
        }
    }

    /// Fails in the middle of the events.
    private record Failing() implements Generator {

        @Override
        public List<Field> fields() {
            return List.of(Field.whole("index", "its place"));
        }

        @Override
        public Maker maker() {
            return (_, out, row) -> out[0][row] = 1;
        }

        @Override
        public void fill(long seed, long firstEvent, int events, float[][] out) {
            if (firstEvent + events > 5000) {
                throw new ArithmeticException("event 5000");
            }
        }
    }

    @TempDir private Path folder;

    @Test
    void writesEveryEventOnceAndInOrder() throws Exception {
        Path file = folder.resolve("events.h5");
        List<Long> progress = new ArrayList<>();
        new Generation(new Counting(40_000), 301, 1, 3).write(file, progress::add);
        assertThat(progress).isSorted().endsWith(301L).hasSizeGreaterThan(5);
        Source source = Sources.open(file.toString(), Path.of(""));
        long row = 0;
        try (Reader reader =
                source.open(source.splits().getFirst(), source.schema().all(), Memory.whole())) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    Column index = chunk.column("index");
                    for (long i = 0; i < chunk.rows(); i++, row++) {
                        assertThat(index.numbers().longAt(i)).isEqualTo(row);
                    }
                }
            }
        }
        assertThat(row).isEqualTo(301);
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws Exception {
        for (String ending : new String[] {".npz", ".h5"}) {
            Path one = folder.resolve("one" + ending), three = folder.resolve("three" + ending);
            new Generation(new Counting(30_000), 100, 1, 1).write(one, _ -> {});
            new Generation(new Counting(30_000), 100, 1, 3).write(three, _ -> {});
            assertThat(Files.mismatch(one, three)).as(ending).isEqualTo(-1);
        }
    }

    @Test
    void noEventsAreAFileToo() throws Exception {
        Path file = folder.resolve("none.npz");
        new Generation(new Counting(1), 0, 1, 2).write(file, _ -> {});
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void aFailureLeavesNoFile() {
        Path file = folder.resolve("failing.h5");
        assertThatThrownBy(() -> new Generation(new Failing(), 1000000, 1, 2).write(file, _ -> {}))
                .hasStackTraceContaining("event 5000");
        assertThat(file).doesNotExist();
        assertThatThrownBy(() ->
                        new Generation(new Counting(1), 10, 1, 2)
                                .write(folder.resolve("x.wav"), _ -> {}))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> new Generation(new Counting(-1), 10, 1, 2).write(file, _ -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("padding");
        assertThatThrownBy(() -> new Generation(new Counting(1), -1, 1, 2))
                .hasMessageContaining("-1 on 2");
    }
}
