package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Split;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Overview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A damaged file gives its values or a [FormatException], in bounded time; every other throwable
/// fails the test.
class DamagedFileTest {

    private static final int STEP = 131;

    @TempDir Path folder = Path.of("");

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("damaged.root"), content);
    }

    /// Whether all values could be read and are right.
    private static boolean right(Path path) throws IOException {
        try (TreeSource source = Fixtures.open(path)) {
            Fixtures.check(source, new Split(0, source.rows()), Memory.chunks(50));
            return source.rows() == 200;
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith(path.toString());
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "lz4", "zstd", "xz", "plain"})
    @Timeout(60)
    void givesTheRightValuesOrAnErrorWhenCutAnywhere(String codec) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path(codec + ".root"));
        int wrong = 0;
        for (int length = 0; length < whole.length; length += STEP) {
            wrong += right(file(Arrays.copyOf(whole, length))) ? 0 : 1;
        }
        assertThat(wrong).isGreaterThan(whole.length / STEP / 2);
        assertThat(right(file(whole))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "lz4", "xz"})
    @Timeout(60)
    void neverGivesWrongNumbersWhereTheCodecHasAChecksum(String codec) throws IOException {
        Path sound = Fixtures.path(codec + ".root");
        byte[] whole = Files.readAllBytes(sound);
        int errors = 0;
        List<Integer> offsets = packedBytes(sound);
        for (int i = 0; i < offsets.size(); i += STEP) {
            byte[] damaged = whole.clone();
            damaged[offsets.get(i)] ^= (byte) (1 << i % 8);
            errors += right(file(damaged)) ? 0 : 1;
        }
        assertThat(errors).isGreaterThan(offsets.size() / STEP / 2);
    }

    // Where the compressed blocks of all baskets lie.
    private static List<Integer> packedBytes(Path path) throws IOException {
        List<Integer> offsets = new ArrayList<>();
        try (RootFile file = RootFile.open(path)) {
            for (Branch branch : file.tree(Fixtures.TREE).branches()) {
                for (Branch.Place place : branch.baskets()) {
                    Key key = file.key(place.seek(), branch.path());
                    if (key.objectBytes() > key.bytes() - key.keyBytes()) {
                        for (int i = key.keyBytes(); i < key.bytes(); i++) {
                            offsets.add((int) place.seek() + i);
                        }
                    }
                }
            }
        }
        assertThat(offsets).hasSizeGreaterThan(1000);
        return offsets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "zstd"})
    @Timeout(60)
    void endsWithValuesOrAnErrorWhenAnyByteChanges(String codec) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path(codec + ".root"));
        int refused = 0;
        for (int offset = 0; offset < whole.length; offset += STEP) {
            byte[] damaged = whole.clone();
            damaged[offset] ^= (byte) (offset % 3 == 0 ? 0xff : 1 << offset % 8);
            refused += readable(file(damaged)) ? 0 : 1;
        }
        assertThat(refused).isPositive();
    }

    private static boolean readable(Path path) throws IOException {
        try (Inspection file = RootInspection.open(path, (_, _, _) -> Optional.empty())) {
            return !new Overview(true, 10_000).of(file, file.items()).toString().contains("error=");
        } catch (FormatException e) {
            assertThat(e).hasMessageStartingWith(path.toString());
            return false;
        }
    }

    @Test
    void saysWhatIsNoRootFile() throws IOException {
        Path text = Files.writeString(folder.resolve("x.root"), "PK a zip, say");
        assertThatThrownBy(() -> RootFile.open(text))
                .isInstanceOf(FormatException.class)
                .hasMessage(text + ": at byte 0: is no ROOT file: it does not start with \"root\"");
        assertThatThrownBy(() -> RootFile.open(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("is a folder, not a ROOT file.");
    }

    @Test
    void saysThatAFileIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("zlib.root"));
        Path cut = file(Arrays.copyOf(whole, 6000));
        assertThatThrownBy(() -> RootFile.open(Path.of(cut + "x")))
                .hasMessage(cut + "x: there is no such file.");
        assertThatThrownBy(
                        () -> {
                            try (TreeSource source = Fixtures.open(cut)) {
                                Fixtures.check(source, new Split(0, 200), Memory.whole());
                            }
                        })
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("the file ends at byte 6000")
                .hasMessageEndingWith("Is it truncated?");
    }
}
