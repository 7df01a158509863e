package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class NtupleTableTest {

    @TempDir Path folder = Path.of("");

    private static Path copy(Path to, long chunkRows) throws IOException {
        try (NtupleSource source = Ntuples.open(Ntuples.path("zlib.root"))) {
            NtupleTable.write(
                    to,
                    source.records(),
                    table -> {
                        Split all = new Split(0, source.rows());
                        try (Reader reader =
                                source.open(
                                        all, source.records().all(), Memory.chunks(chunkRows))) {
                            for (Optional<Chunk> c = reader.next();
                                    c.isPresent();
                                    c = reader.next()) {
                                try (Chunk chunk = c.get()) {
                                    table.write(chunk);
                                }
                            }
                        }
                    });
        }
        return to;
    }

    @Test
    void readsWhatItWrites() throws IOException {
        // Kept where check_written.py finds it.
        Path kept = Files.createDirectories(Path.of("target", "root")).resolve("ntuple.root");
        for (long rows : new long[] {7, 200}) {
            try (NtupleSource source = Ntuples.open(copy(kept, rows))) {
                assertThat(source.writer()).isEqualTo("Kaon");
                Ntuples.check(source, new Split(0, 200), Memory.chunks(90));
            }
        }
        assertThat(Files.mismatch(copy(kept, 30), copy(folder.resolve("ntuple.root"), 200)))
                .isEqualTo(-1);
    }

    @Test
    @Timeout(120)
    void neverGivesWrongValuesWhateverByteChanges() throws IOException {
        assertThat(refused(200, 7)).isGreaterThan(80);
    }

    @Tag("slow")
    @Test
    void neverGivesWrongValuesInTwentyThousandDamagedFiles() throws IOException {
        assertThat(refused(20_000, 11)).isGreaterThan(8_000);
    }

    private int refused(int flips, long seed) throws IOException {
        byte[] whole = Files.readAllBytes(copy(folder.resolve("whole.root"), 200));
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < flips; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path path = Files.write(folder.resolve("damaged.root"), damaged);
            try (NtupleSource source = Ntuples.open(path)) {
                assertThat(source.rows()).isEqualTo(200);
                Ntuples.check(source, new Split(0, 200), Memory.whole());
            } catch (FormatException e) {
                assertThat(e).hasMessageStartingWith(path.toString());
                refused++;
            }
        }
        return refused;
    }

    @Test
    void writesATableWithoutRows() throws IOException {
        Path path = folder.resolve("empty.root");
        Schema schema = new Schema(List.of(new Schema.Field("word", new ColumnType.Text())));
        NtupleTable.write(path, schema, table -> {});
        try (NtupleSource source = Ntuples.open(path)) {
            assertThat(source.rows()).isZero();
            assertThat(source.schema()).isEqualTo(schema);
            assertThat(source.splits()).isEmpty();
        }
    }

    @Test
    void refusesWhatAnNtupleCannotHold() {
        ColumnType opaque = new ColumnType.Opaque("TRef", "why");
        Path path = folder.resolve("x.root");
        Schema bytes = new Schema(List.of(new Schema.Field("ref", opaque)));
        assertThatThrownBy(() -> NtupleTable.write(path, bytes, table -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("\"ref\" holds opaque TRef");
        Schema dotted = new Schema(List.of(new Schema.Field("a.b", new ColumnType.Text())));
        assertThatThrownBy(() -> NtupleTable.write(path, dotted, table -> {}))
                .hasMessageContaining("\"a.b\" is no name for a field");
        assertThat(path).doesNotExist();
    }
}
