package org.kaon.io.image;

import static java.util.Objects.requireNonNullElse;

import org.kaon.io.column.FormatException;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Files under names such as `train/cat/0001.png`, wherever they lie. Serves any number of threads.
sealed interface Shelf extends AutoCloseable {

    /// Most bytes of one file, whatever its head claims.
    int LARGEST = 64 << 20;

    /// The folder or archive, for messages.
    String name();

    /// The names of all files.
    List<String> names() throws IOException;

    /// The bytes of one file.
    ///
    /// *Errors*: [FormatException] for a file of more than [#LARGEST] bytes, and a damaged one.
    byte[] read(String name) throws IOException;

    @Override
    void close() throws IOException;

    private static byte[] read(InputStream in, String shelf, String name) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw FormatException.of(
                    shelf,
                    name,
                    "has more than %d bytes, too many for one picture.".formatted(LARGEST));
        }
        return bytes;
    }

    /// A folder with the folders in it.
    record Folder(Path path) implements Shelf {

        private static final int DEPTH = 16;

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public List<String> names() throws IOException {
            try (Stream<Path> files = Files.walk(path, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> path.relativize(file).toString().replace(File.separator, "/"))
                        .toList();
            } catch (UncheckedIOException e) {
                throw FormatException.of(name(), "", "cannot be listed (" + e.getMessage() + ").");
            }
        }

        @Override
        public byte[] read(String name) throws IOException {
            try (InputStream in = Files.newInputStream(path.resolve(name))) {
                return Shelf.read(in, name(), name);
            } catch (java.nio.file.NoSuchFileException e) {
                throw FormatException.of(name(), name, "is gone since the folder was listed.");
            }
        }

        @Override
        public void close() {}
    }

    /// A ZIP archive. Entries are read where they lie, in any order.
    record Archive(String name, ZipFile zip) implements Shelf {

        static Archive open(Path path) throws IOException {
            try {
                return new Archive(path.toString(), new ZipFile(path.toFile()));
            } catch (ZipException | EOFException e) {
                throw FormatException.of(
                        path.toString(),
                        "",
                        "is a damaged or truncated ZIP archive (%s)."
                                .formatted(
                                        requireNonNullElse(e.getMessage(), "it ends too early")));
            }
        }

        @Override
        public List<String> names() {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .distinct()
                    .toList();
        }

        @Override
        public byte[] read(String entry) throws IOException {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw FormatException.of(name, entry, "is not in the archive.");
            }
            try (InputStream in = zip.getInputStream(found)) {
                return Shelf.read(in, name, entry);
            } catch (ZipException | EOFException e) {
                throw FormatException.of(
                        name,
                        entry,
                        "cannot be unpacked (%s)."
                                .formatted(
                                        requireNonNullElse(e.getMessage(), "it ends too early")));
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
