package org.kaon.io.image;

import org.kaon.io.column.FormatException;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// An IDX file of unsigned bytes, compressed with gzip or not: a head with extents, and the values,
/// the last index fastest.
///
/// *Source*: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database, "File formats": two zero
/// bytes, the type (8: unsigned byte), the number of extents, the extents as big-endian int32.
///
/// @param length of the head in bytes
record IdxFile(Path path, boolean compressed, List<Integer> extents, int length) {

    private static final int UNSIGNED_BYTE = 8;

    // Deflate makes at most 1032 bytes of one.
    private static final long RATIO = 1032;

    static boolean isCompressed(Path path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            byte[] start = in.readNBytes(3);
            return start.length == 3 && start[0] == 0 && start[1] == 0;
        } catch (ZipException | EOFException e) {
            return false;
        }
    }

    /// *Errors*: [FormatException] for another type of values, and for extents that the file cannot
    /// hold.
    static IdxFile open(Path path) throws IOException {
        boolean compressed = isCompressed(path);
        String name = path.toString();
        try (InputStream in = stream(path, compressed)) {
            byte[] magic = in.readNBytes(4);
            if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
                throw FormatException.of(name, "", "is no IDX file.");
            }
            if (magic[2] != UNSIGNED_BYTE) {
                throw FormatException.at(
                        name,
                        "",
                        2,
                        "values of type %d, read are pictures and labels of unsigned bytes (8)."
                                .formatted(magic[2]));
            }
            int rank = magic[3] & 0xff;
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(4 * rank));
            if (rank == 0 || head.remaining() < 4 * rank) {
                throw FormatException.at(
                        name, "", 3, "the head of %d extents ends early.".formatted(rank));
            }
            List<Integer> extents = new ArrayList<>();
            for (int i = 0; i < rank; i++) {
                extents.add(head.getInt());
            }
            IdxFile file = new IdxFile(path, compressed, List.copyOf(extents), 4 + 4 * rank);
            file.requireRoom();
            return file;
        } catch (ZipException | EOFException e) {
            throw FormatException.of(name, "", "is damaged (" + e.getMessage() + ").");
        }
    }

    private void requireRoom() throws IOException {
        long there = Files.size(path);
        long bytes = length;
        try {
            long values = 1;
            for (int extent : extents) {
                values = Math.multiplyExact(values, Math.max(-1L, extent));
            }
            bytes = extents.stream().anyMatch(e -> e < 0) ? -1 : Math.addExact(bytes, values);
        } catch (ArithmeticException e) {
            bytes = -1;
        }
        boolean fits = compressed ? bytes <= RATIO * there + 64 : bytes == there;
        if (bytes < 0 || !fits) {
            throw FormatException.at(
                    path.toString(),
                    "",
                    4,
                    "the extents %s do not fit the file of %d bytes%s. It is damaged or truncated."
                            .formatted(extents, there, compressed ? " (compressed)" : ""));
        }
    }

    private static InputStream stream(Path path, boolean compressed) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            return compressed ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// Values of one row.
    int size() {
        return extents.stream().skip(1).reduce(1, Math::multiplyExact);
    }

    long rows() {
        return extents.getFirst();
    }

    /// Reads row after row. For one thread.
    Rows from(long row) throws IOException {
        InputStream in = stream(path, compressed);
        try {
            in.skipNBytes(length + row * size());
            return new Rows(in, row);
        } catch (ZipException | EOFException e) {
            in.close();
            throw ends(row, e);
        }
    }

    private FormatException ends(long row, IOException e) {
        String why = e.getMessage() == null ? "it ends early" : e.getMessage();
        return FormatException.of(
                path.toString(),
                "",
                "is damaged or truncated at row %d of %d (%s).".formatted(row, rows(), why));
    }

    /// The rows of the file from one on.
    final class Rows implements AutoCloseable {

        private final InputStream in;
        private long row;

        Rows(InputStream in, long row) {
            this.in = in;
            this.row = row;
        }

        /// The values of the next row.
        byte[] next() throws IOException {
            try {
                byte[] values = in.readNBytes(size());
                // The checksum stands behind the last value.
                if (values.length < size() || ++row == rows() && in.read() >= 0) {
                    throw ends(row, new EOFException());
                }
                return values;
            } catch (ZipException | EOFException e) {
                throw ends(row, e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
