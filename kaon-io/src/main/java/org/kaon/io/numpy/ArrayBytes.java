package org.kaon.io.numpy;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The bytes of one array, head and values.
interface ArrayBytes {

    /// How many.
    long size();

    /// Some of them; they must be there.
    byte[] read(long offset, int length) throws IOException;

    /// Of a file of its own.
    static ArrayBytes of(BinaryFile file) {
        return new ArrayBytes() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public byte[] read(long offset, int length) throws IOException {
                return java.util.Arrays.copyOf(file.read(offset, length, ""), length);
            }
        };
    }

    /// Of a member of a ZIP archive, unpacked from its start on; what comes before the bytes that
    /// are asked for is unpacked and passed over, so read them in order.
    ///
    /// *Threads*: one.
    final class Member implements ArrayBytes, AutoCloseable {

        private static final int STEP = 1 << 16;
        private static final long SMALL = 1 << 20;
        private static final long RATIO = 1040;

        private final String file;
        private final ZipFile zip;
        private final ZipEntry entry;
        private InputStream in = new ByteArrayInputStream(new byte[0]);
        private CRC32 crc = new CRC32();
        private long at = -1;

        Member(String file, ZipFile zip, ZipEntry entry) throws FormatException {
            this.file = file;
            this.zip = zip;
            this.entry = entry;
            long packed = Math.max(0, entry.getCompressedSize());
            if (entry.getSize() < 0
                    || entry.getSize() > SMALL && entry.getSize() / RATIO > packed) {
                throw FormatException.of(
                        file,
                        entry.getName(),
                        "%d bytes cannot come from %d.".formatted(entry.getSize(), packed));
            }
        }

        /// The same, for another reader.
        Member again() throws FormatException {
            return new Member(file, zip, entry);
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public byte[] read(long offset, int length) throws IOException {
            if (offset < 0 || length < 0 || length > size() - offset) {
                throw FormatException.of(file, entry.getName(), "ends early.");
            }
            try {
                if (at < 0 || offset < at) {
                    close();
                    in = zip.getInputStream(entry);
                    crc = new CRC32();
                    at = 0;
                }
                while (at < offset) {
                    take((int) Math.min(STEP, offset - at));
                }
                return take(length);
            } catch (ZipException | IllegalStateException | java.io.EOFException e) {
                throw FormatException.of(
                        file, entry.getName(), "does not unpack: %s.".formatted(e.getMessage()));
            }
        }

        private byte[] take(int length) throws IOException {
            byte[] taken = in.readNBytes(length);
            crc.update(taken);
            at += taken.length;
            if (taken.length < length) {
                throw FormatException.of(file, entry.getName(), "ends early.");
            }
            if (at == size() && crc.getValue() != entry.getCrc()) {
                throw FormatException.of(file, entry.getName(), "has a wrong checksum.");
            }
            return taken;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
