package org.kaon.io.root;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.xxhash.XxHash64Hasher;
import io.airlift.compress.v3.zstd.ZstdDecompressor;

import org.kaon.io.bytes.Inflation;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZInputStream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// How one block of a record was compressed, by the two letters at its start.
enum Codec {
    /// zlib.
    ZL {
        @Override
        int unpack(byte[] from, int at, int size, byte[] to, int start, int room)
                throws DataFormatException {
            return inflate(false, from, at, size, to, start, room);
        }
    },
    /// Deflate without zlib's head, as ROOT wrote before version 5.
    CS {
        @Override
        int unpack(byte[] from, int at, int size, byte[] to, int start, int room)
                throws DataFormatException {
            return inflate(true, from, at, size, to, start, room);
        }
    },
    /// LZ4 behind eight bytes of XXH64.
    L4 {
        @Override
        int unpack(byte[] from, int at, int size, byte[] to, int start, int room)
                throws DataFormatException {
            if (size < CHECKSUM) {
                throw new DataFormatException("the block has no checksum");
            }
            long expected = 0;
            for (int i = 0; i < CHECKSUM; i++) {
                expected = expected << 8 | from[at + i] & 0xff;
            }
            if (XxHash64Hasher.hash(from, at + CHECKSUM, size - CHECKSUM) != expected) {
                throw new DataFormatException("the checksum differs");
            }
            return Lz4Decompressor.create()
                    .decompress(from, at + CHECKSUM, size - CHECKSUM, to, start, room);
        }
    },
    /// Zstandard.
    ZS {
        @Override
        int unpack(byte[] from, int at, int size, byte[] to, int start, int room) {
            return ZstdDecompressor.create().decompress(from, at, size, to, start, room);
        }
    },
    /// A whole .xz stream.
    XZ {
        @Override
        int unpack(byte[] from, int at, int size, byte[] to, int start, int room)
                throws IOException, DataFormatException {
            ByteArrayInputStream packed = new ByteArrayInputStream(from, at, size);
            try (XZInputStream stream =
                    new XZInputStream(packed, XZ_MEMORY_KIB, BasicArrayCache.getInstance())) {
                int got = stream.readNBytes(to, start, room);
                if (stream.read() >= 0) {
                    throw new DataFormatException("more bytes follow");
                }
                return got;
            }
        }
    };

    private static final int CHECKSUM = 8;
    // A block holds at most 16 MiB; xz -9 asks for a dictionary of 64 MiB.
    private static final int XZ_MEMORY_KIB = 80 << 10;

    /// Unpacks `size` bytes at `at` into at most `room` bytes at `start`; gives the number of bytes
    /// written.
    abstract int unpack(byte[] from, int at, int size, byte[] to, int start, int room)
            throws IOException, DataFormatException;

    /// Unpacks a block that must fill its room.
    ///
    /// *Errors*: [DataFormatException] says what is wrong with the block, whatever the codec.
    void fill(byte[] from, int at, int size, byte[] to, int start, int room)
            throws DataFormatException {
        int got;
        try {
            got = unpack(from, at, size, to, start, room);
        } catch (IOException | MalformedInputException | IndexOutOfBoundsException e) {
            throw new DataFormatException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new DataFormatException("the block is damaged: " + e.getMessage());
        }
        if (got != room) {
            throw new DataFormatException("%d bytes instead of %d".formatted(got, room));
        }
    }

    private static int inflate(
            boolean raw, byte[] from, int at, int size, byte[] to, int start, int room)
            throws DataFormatException {
        OptionalInt count =
                raw
                        ? Inflation.raw(from, at, size, to, start, room)
                        : Inflation.zlib(from, at, size, to, start, room);
        if (count.isPresent()) {
            return count.getAsInt();
        }
        Inflater inflater = new Inflater(raw);
        try {
            inflater.setInput(from, at, size);
            int got = inflater.inflate(to, start, room);
            // One more call reads the checksum behind the last byte.
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
                throw new DataFormatException("more bytes follow");
            }
            return inflater.finished() ? got : -1;
        } finally {
            inflater.end();
        }
    }
}
