package org.kaon.io.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.root.SharedFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class PictureSourceTest {

    @TempDir private Path folder;

    private void unpack(String archive) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new java.io.ByteArrayInputStream(Table.bytes(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
    }

    @Test
    void anArchiveOfClassFoldersIsATable() throws IOException {
        Table.copy(folder, "colour.zip");
        Table table = Table.read("colour.zip", folder);
        assertThat(table.columns()).containsExactly("image", "label", "class");
        assertThat(table.labels()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
        assertThat(table.classes().stream().distinct())
                .containsExactly("cat", "cat-fish", "dog", "zebra");
        assertThat(table.values()).isEqualTo(Table.expected("colour.npy", folder));
        try (Source source = Sources.open("colour.zip", folder)) {
            assertThat(source.schema().fields().getFirst().type()).hasToString("uint8[5, 6, 3]");
        }
    }

    @Test
    void aFolderIsTheSameTable() throws IOException {
        unpack("colour.zip");
        Table.copy(folder, "colour.zip");
        Table table = Table.read("train", folder);
        assertThat(table).usingRecursiveComparison().isEqualTo(Table.read("colour.zip", folder));
        assertThat(table)
                .usingRecursiveComparison()
                .isEqualTo(Table.read("colour.zip:train", folder));
    }

    @Test
    void greyPicturesHaveOneChannel() throws IOException {
        Table.copy(folder, "grey.zip");
        Table table = Table.read("grey.zip", folder);
        assertThat(table.values()).isEqualTo(Table.expected("grey.npy", folder));
        assertThat(table.classes()).containsExactly("one", "two", "two");
    }

    /// Decoders of JPEG round differently; two counts are allowed.
    @Test
    void photosDifferByTwoCountsAtMost() throws IOException {
        Table.copy(folder, "photos.zip");
        byte[] found = Table.read("photos.zip", folder).values();
        byte[] expected = Table.expected("photos.npy", folder);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(Math.abs((found[i] & 0xff) - (expected[i] & 0xff)))
                    .as("value " + i)
                    .isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-images-idx3-ubyte", "t7-images-idx3-ubyte.gz"})
    void idxFilesFindTheirLabels(String name) throws IOException {
        Table.copy(folder, name, name.replace("images", "labels").replace("idx3", "idx1"));
        Table table = Table.read(name, folder);
        assertThat(table.columns()).containsExactly("image", "label");
        assertThat(table.values()).isEqualTo(Table.expected("idx.npy", folder));
        byte[] labels = Table.expected("idx-labels.npy", folder);
        for (int i = 0; i < 7; i++) {
            assertThat(table.labels().get(i)).isEqualTo(labels[4 * i]);
        }
        Table end = Table.read(name, folder, 100, 5);
        assertThat(end.labels()).isEqualTo(table.labels().subList(5, 7));
    }

    @Test
    void idxFilesWithoutLabelsArePicturesAlone() throws IOException {
        Table.copy(folder, "train-images-idx3-ubyte", "colour-idx4-ubyte");
        assertThat(Table.read("train-images-idx3-ubyte", folder).columns())
                .containsExactly("image");
        assertThat(Table.read("colour-idx4-ubyte", folder).values()).hasSize(2 * 3 * 3 * 3);
    }

    @Test
    void batchesOfCifarTurnPlanesIntoPixels() throws IOException {
        Table.copy(folder, "data_batch_1.bin");
        assertThat(Table.read("data_batch_1.bin", folder).columns())
                .containsExactly("image", "label");
        Table.copy(folder, "batches.meta.txt");
        Table table = Table.read("data_batch_*.bin", folder);
        assertThat(table.values()).isEqualTo(Table.expected("cifar.npy", folder));
        assertThat(table.labels()).containsExactly(6, 9, 0);
        assertThat(table.classes()).containsExactly("frog", "truck", "airplane");
        assertThat(Table.read("data_batch_1.bin", folder, 1, 2).classes())
                .containsExactly("airplane");
    }

    @Test
    void cifarHundredHasFineAndCoarseLabels() throws IOException {
        Table.copy(folder, "hundred.bin");
        Table table = Table.read("hundred.bin", folder);
        assertThat(table.columns()).containsExactly("image", "coarse_label", "label");
        assertThat(table.labels()).containsExactly(19, 29, 99);
        assertThat(table.values()).isEqualTo(Table.expected("cifar.npy", folder));
    }

    @Test
    void labelsAreReadWithoutDecoding() throws IOException {
        Table.copy(folder, "colour.zip");
        try (Source source = Sources.open("colour.zip", folder);
                Reader reader =
                        source.open(
                                new Split(3, 3), Projection.of("class", "label"), Memory.whole());
                Chunk chunk = reader.next().orElseThrow()) {
            assertThat(chunk.rows()).isEqualTo(3);
            assertThat(chunk.column("label").numbers().longAt(0)).isEqualTo(1);
            assertThat(chunk.column("label").numbers().longAt(2)).isEqualTo(2);
            assertThat(reader.next()).isEmpty();
        }
    }

    /// CIFAR-10 as JPEG, whole.
    @Test
    void cifarTenIsReadWhole() throws IOException {
        Path data = SharedFiles.folder("data/cifar-10");
        try (Source source = Sources.open("test.zip", data)) {
            assertThat(source.rows()).isEqualTo(10_000);
            assertThat(source.splits()).hasSize(10);
            assertThat(source.splits().getLast()).isEqualTo(new Split(9000, 1000));
        }
        Table last = Table.read("test.zip", data, 500, 9500);
        assertThat(last.values()).hasSize(500 * 3072);
        assertThat(last.classes())
                .isEqualTo(List.copyOf(java.util.Collections.nCopies(500, "truck")));
    }
}
