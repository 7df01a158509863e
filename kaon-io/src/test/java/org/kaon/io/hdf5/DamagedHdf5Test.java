package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Whatever happens to a file, reading it ends in values or in an [IOException].
class DamagedHdf5Test {

    private static final int QUICK = 200;
    private static final int THOROUGH = 20_000;

    @TempDir private Path folder;
    private int read;
    private int refused;

    @Test
    @Timeout(60)
    void flippedBytesAreFoundOrReadAsValues() throws IOException {
        flip(QUICK);
    }

    @Test
    @Tag("slow")
    @Timeout(1800)
    void manyFlippedBytesAreFoundOrReadAsValues() throws IOException {
        flip(THOROUGH);
    }

    private void flip(int times) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (byte[] whole : files()) {
            for (int i = 0; i < times; i++) {
                byte[] bytes = whole.clone();
                // Most flips hit the structures, which lie at the start of small files.
                int flips = 1 + random.nextInt(3);
                StringBuilder done = new StringBuilder();
                for (int k = 0; k < flips; k++) {
                    int range =
                            random.nextInt(2) == 0 ? Math.min(4096, bytes.length) : bytes.length;
                    int at = random.nextInt(range);
                    bytes[at] = (byte) random.nextInt(256);
                    done.append(at).append("=").append(bytes[at]).append(" ");
                }
                readAll(bytes, done.toString());
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    @Test
    @Timeout(60)
    void aFileThatEndsEarlyIsSaidToBeSo() throws IOException {
        for (byte[] whole : files()) {
            for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
                readAll(Arrays.copyOf(whole, length), "length " + length);
            }
        }
        assertThat(refused).isPositive();
    }

    private java.util.List<byte[]> files() throws IOException {
        Path written = folder.resolve("specimen.h5");
        NewHdf5.write(written, root -> Specimen.write(root, true));
        return java.util.List.of(
                resource("old.h5"), resource("recent.h5"), Files.readAllBytes(written));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DamagedHdf5Test.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private void readAll(byte[] bytes, String what) {
        try (Hdf5File file = Hdf5File.of("damaged.h5", bytes)) {
            for (Tree.Found found : Tree.all(file.root())) {
                if (found instanceof Tree.Entry entry) {
                    readOne(entry);
                } else {
                    refused++;
                }
            }
        } catch (IOException expected) {
            refused++;
        } catch (RuntimeException | Error e) {
            fail("after " + what, e);
        }
    }

    private void readOne(Tree.Entry entry) {
        try (Arena arena = Arena.ofConfined()) {
            for (String name : entry.object().attributes().names()) {
                assertThat(entry.object().attributes().find(name)).isPresent();
            }
            if (entry.object() instanceof Dataset dataset && dataset.obstacle().isEmpty()) {
                dataset.elements(arena);
            }
            read++;
        } catch (IOException expected) {
            refused++;
        }
    }
}
