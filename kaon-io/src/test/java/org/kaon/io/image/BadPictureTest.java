package org.kaon.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.Sources;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

class BadPictureTest {

    @TempDir private Path folder;

    private void refuses(String location, String... message) {
        assertThatThrownBy(() -> Table.read(location, folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll(message)
                .hasMessageNotContaining("\n");
    }

    private static byte[] picture(String format, int type, int height, int width)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xff000000 | x * 7919 * (y + 13));
            }
        }
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] png(int height, int width) throws IOException {
        return picture("png", BufferedImage.TYPE_INT_RGB, height, width);
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("set").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Test
    void picturesAreOfOneSize() throws IOException {
        put("cat/1.png", png(4, 5));
        put("dog/2.png", png(5, 4));
        refuses(
                "set",
                "\"dog/2.png\" is 5 × 4 × 3, but the first picture (cat/1.png) is 4 × 5 × 3");
    }

    @Test
    void greyAndColourAreNotMixed() throws IOException {
        put("cat/1.png", png(4, 5));
        put("dog/2.png", picture("png", BufferedImage.TYPE_BYTE_GRAY, 4, 5));
        refuses("set", "\"dog/2.png\" is 4 × 5 × 1", "convert grey ones to RGB");
    }

    @Test
    void everyTruncationOfAPngIsSeen() throws IOException {
        byte[] whole = png(4, 5);
        for (int length = 0; length < whole.length; length++) {
            put("cat/1.png", Arrays.copyOf(whole, length));
            refuses("set", "\"cat/1.png\"");
        }
    }

    @Test
    void everyWrongBitOfAPngIsSeen() throws IOException {
        byte[] whole = png(4, 5);
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 4;
            put("cat/1.png", wrong);
            refuses("set", "\"cat/1.png\"");
        }
    }

    @Test
    void everyTruncationOfAJpegIsSeen() throws IOException {
        byte[] whole = picture("jpg", BufferedImage.TYPE_INT_RGB, 32, 32);
        for (int length = 0; length < whole.length; length += 7) {
            put("cat/1.jpg", Arrays.copyOf(whole, length));
            refuses("set", "\"cat/1.jpg\"");
        }
    }

    @Test
    void aDamagedJpegIsReadOrRefused() throws IOException {
        byte[] whole = picture("jpg", BufferedImage.TYPE_INT_RGB, 16, 16);
        for (int i = 0; i < whole.length; i += 3) {
            byte[] wrong = whole.clone();
            wrong[i] ^= (byte) 0xff;
            put("cat/1.jpg", wrong);
            try {
                assertThat(Table.read("set", folder).columns()).hasSize(3);
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining("\"cat/1.jpg\"");
            }
        }
    }

    @Test
    void aHugePictureIsRefusedByItsHead() throws IOException {
        byte[] png = png(4, 5);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        put("cat/1.png", png);
        refuses("set", "\"cat/1.png\" claims to be 60000 × 60000 pixels");
    }

    @Test
    void transparencyAndDeepPicturesAreRefused() throws IOException {
        put("cat/1.png", picture("png", BufferedImage.TYPE_INT_ARGB, 4, 5));
        refuses("set", "\"cat/1.png\" is a PNG picture with transparency");
        put("cat/1.png", picture("png", BufferedImage.TYPE_USHORT_GRAY, 4, 5));
        refuses("set", "\"cat/1.png\" is a PNG picture with 16 bits a value");
    }

    @Test
    void otherKindsAreNamed() throws IOException {
        put("cat/1.png", png(4, 5));
        put("cat/2.gif", new byte[] {'G', 'I', 'F'});
        refuses("set", "\"cat/2.gif\" is a picture of a kind that is not read");
        Files.delete(folder.resolve("set/cat/2.gif"));
        put("cat/2.png", new byte[] {'G', 'I', 'F'});
        refuses("set", "\"cat/2.png\" is no PNG and no JPEG picture");
    }

    @Test
    void picturesNeedClassFolders() throws IOException {
        put("1.png", png(4, 5));
        refuses("set", "\"1.png\" lies in no class folder");
        put("train/cat/1.png", png(4, 5));
        put("test/cat/1.png", png(4, 5));
        refuses("set:trian", "no folder \"trian\"", "Nearest: \"train\"");
        refuses("set:train/cat", "lies in no class folder");
        Files.delete(folder.resolve("set/1.png"));
        refuses("set", "several places (test/, train/); say which, as in");
        assertThat(Table.read("set:test", folder).classes()).containsExactly("cat");
    }

    @Test
    void anEmptyArchiveHoldsNoPictures() throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("x.zip")))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        refuses("x.zip", "holds no pictures");
    }

    @Test
    void aTableOfTextThatBeginsLikeAnArchiveIsNone() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "PK,pt\n1,2\n");
        try (Source source = Sources.open("x.csv", folder)) {
            assertThat(source.schema().names()).containsExactly("PK", "pt");
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(folder.resolve("x.zip")))) {
            zip.putNextEntry(new ZipEntry("cat/1.png"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                zip.write(zeros);
            }
        }
        refuses("x.zip", "\"cat/1.png\" has more than 67108864 bytes");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        byte[] whole = Table.bytes("grey.zip");
        for (int length = 4; length < whole.length; length += 11) {
            Files.write(folder.resolve("x.zip"), Arrays.copyOf(whole, length));
            refuses("x.zip", "x.zip: is a damaged or truncated ZIP archive");
        }
    }

    @Test
    void anArchiveWhoseCommentIsMissingIsRefused() throws IOException {
        byte[] wrong = Table.bytes("grey.zip");
        wrong[wrong.length - 1] = 113; // the comment is said to have 28,928 bytes
        Files.write(folder.resolve("x.zip"), wrong);
        refuses("x.zip", "x.zip: is a damaged or truncated ZIP archive (it ends too early)");
    }

    @Test
    void aDamagedEntryIsRefused() throws IOException {
        byte[] wrong = Table.bytes("grey.zip");
        for (int i = 60; i < 90; i++) {
            wrong[i] ^= 0x55;
        }
        Files.write(folder.resolve("x.zip"), wrong);
        refuses("x.zip", "x.zip: \"one/8.png\"");
    }

    @Test
    void absurdCountsOfIdxAreRefused() throws IOException {
        byte[] bytes = Table.bytes("train-images-idx3-ubyte");
        for (int extent : new int[] {Integer.MAX_VALUE, -1, 8, 6}) {
            ByteBuffer.wrap(bytes).putInt(4, extent);
            Files.write(folder.resolve("x"), bytes);
            refuses("x", "at byte 4: the extents [" + extent + ", 5, 4] do not fit the file");
        }
        ByteBuffer.wrap(bytes).putInt(4, 1 << 30).putInt(8, 1 << 30).putInt(12, 1 << 30);
        Files.write(folder.resolve("x"), bytes);
        refuses("x", "do not fit the file");
    }

    @Test
    void labelsMustFitTheirPictures() throws IOException {
        Table.copy(folder, "train-images-idx3-ubyte");
        Files.write(
                folder.resolve("train-labels-idx1-ubyte"),
                new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 1});
        refuses("train-images-idx3-ubyte", "expected one label for each of the 7 pictures");
        refuses("train-labels-idx1-ubyte", "These are labels: name the file of the pictures");
        Files.write(folder.resolve("floats"), new byte[] {0, 0, 8, 0});
        refuses("floats", "the head of 0 extents");
    }

    @Test
    void everyTruncationOfCompressedIdxIsSeen() throws IOException {
        byte[] whole = Table.bytes("t7-images-idx3-ubyte.gz");
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("x.gz"), Arrays.copyOf(whole, length));
            refuses("x.gz", "x.gz");
        }
        byte[] wrong = whole.clone();
        wrong[40] ^= 1;
        Files.write(folder.resolve("x.gz"), wrong);
        refuses("x.gz", "x.gz: is damaged");
    }

    @Test
    void batchesOfCifarAreWholeAndSensible() throws IOException {
        byte[] whole = Table.bytes("data_batch_1.bin");
        Files.write(folder.resolve("short.bin"), Arrays.copyOf(whole, whole.length - 1));
        refuses("short.bin", "is of no known format");
        whole[3073] = 10;
        Files.write(folder.resolve("x.bin"), whole);
        refuses("x.bin", "at byte 3073: a label of 10, expected one below 10");
        Files.writeString(folder.resolve("batches.meta.txt"), "cat\n");
        refuses("x.bin", "holds 1 names, expected those of 10 classes");
    }

    @ParameterizedTest
    @CsvSource({
        "gif, GIF",
        "bmp, BMP",
        "webp, WebP",
        "tif, TIFF",
        "tiff, TIFF",
        "ppm, PPM",
        "pgm, PGM",
        "heic, HEIC",
        "avif, AVIF",
        "jp2, JPEG 2000"
    })
    void whatIsRefusedIsToldInTheReference(String ending, String name, @TempDir Path folder)
            throws IOException {
        Files.write(
                Files.createDirectory(folder.resolve("cat")).resolve("1." + ending), new byte[9]);
        assertThatThrownBy(() -> PictureSource.folder(folder, ""))
                .hasMessageContaining("a picture of a kind that is not read");
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        String page = Files.readString(root.resolve("docs/reference/images.md"));
        assertThat(page.substring(page.indexOf("## Refused"))).contains(name);
    }
}
