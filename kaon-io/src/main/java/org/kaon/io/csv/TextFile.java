package org.kaon.io.csv;

import io.airlift.compress.v3.zstd.ZstdInputStream;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/// The text of a file, as it is or unpacked while it is read.
///
/// @param packing of the file
/// @param blanks whether blanks separate cells, so that any number of them is read as one
record TextFile(BinaryFile file, Packing packing, boolean blanks) {

    /// How a file is packed.
    enum Packing {
        NONE,
        GZIP,
        ZSTD
    }

    static TextFile of(BinaryFile file) throws IOException {
        byte[] start = file.read(0, Math.min(4, file.size()), "");
        Packing packing = Packing.NONE;
        if ((start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
            packing = Packing.GZIP;
        } else if (start[0] == 0x28 && (start[1] & 0xff) == 0xb5 && start[2] == 0x2f) {
            packing = Packing.ZSTD;
        }
        return new TextFile(file, packing, false);
    }

    /// The same with one blank for any number of blanks and tabs.
    TextFile squeezed() {
        return new TextFile(file, packing, true);
    }

    /// Whether reading can start anywhere; what is unpacked or squeezed is read from its start.
    boolean seekable() {
        return packing == Packing.NONE && !blanks;
    }

    /// The text from a byte of it on.
    InputStream from(long position) throws IOException {
        InputStream raw = new Positioned(file, seekable() ? position : 0);
        try {
            InputStream unpacked =
                    switch (packing) {
                        case NONE -> raw;
                        case GZIP -> new GZIPInputStream(raw, 1 << 16);
                        case ZSTD -> new ZstdInputStream(raw);
                    };
            InputStream text = blanks ? new Squeezed(unpacked) : unpacked;
            if (!seekable()) {
                text.skipNBytes(position);
            }
            return text;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /// What an error while unpacking means.
    FormatException damaged(Exception e) {
        return e instanceof FormatException known
                ? known
                : FormatException.of(
                        file.name(), "", "does not unpack: %s.".formatted(e.getMessage()));
    }

    private static final class Positioned extends InputStream {
        private final BinaryFile file;
        private long at;

        Positioned(BinaryFile file, long at) {
            this.file = file;
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = (int) Math.min(length, file.size() - at);
            if (count <= 0) {
                return -1;
            }
            file.read(ByteBuffer.wrap(target, from, count), at, "");
            at += count;
            return count;
        }
    }
}
