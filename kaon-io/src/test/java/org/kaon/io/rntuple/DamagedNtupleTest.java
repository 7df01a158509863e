package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A damaged ntuple gives 200 rows or a [FormatException], in bounded time; every other throwable
/// fails the test. The pages of these files, which uproot wrote, have no checksum.
class DamagedNtupleTest {

    @TempDir Path folder = Path.of("");

    /// Whether all rows could be read.
    private boolean readable(byte[] content) throws IOException {
        Path path = Files.write(folder.resolve("damaged.root"), content);
        try (NtupleSource source = Ntuples.open(path)) {
            assertThat(Ntuples.read(source)).isEqualTo(200);
            return true;
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith(path.toString());
            return false;
        }
    }

    private int refused(String codec, int flips, long seed) throws IOException {
        byte[] whole = Files.readAllBytes(Ntuples.path(codec + ".root"));
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < flips; i++) {
            byte[] damaged = whole.clone();
            int bytes = 1 + random.nextInt(3);
            for (int k = 0; k < bytes; k++) {
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += readable(damaged) ? 0 : 1;
        }
        return refused;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "zstd", "plain"})
    @Timeout(120)
    void givesRowsOrAnErrorWhateverByteChanges(String codec) throws IOException {
        assertThat(refused(codec, 200, 7)).isGreaterThan(40);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"zlib", "zstd", "lz4", "plain"})
    void givesRowsOrAnErrorInTwentyThousandDamagedFiles(String codec) throws IOException {
        assertThat(refused(codec, 5000, 11)).isGreaterThan(1000);
    }

    @Test
    @Timeout(120)
    void refusesAFileCutAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(Ntuples.path("zlib.root"));
        assertThat(readable(whole)).isTrue();
        int read = 0;
        for (int length = 0; length < whole.length; length += 61) {
            read += readable(Arrays.copyOf(whole, length)) ? 1 : 0;
        }
        // What ROOT keeps behind the ntuple may be missing.
        assertThat(read).isLessThan(whole.length / 61 / 4);
    }
}
