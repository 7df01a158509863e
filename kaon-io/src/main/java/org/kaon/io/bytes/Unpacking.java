package org.kaon.io.bytes;

import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.lz4.Lz4FrameDecompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/// Ways to unpack a block whose unpacked length is known.
///
/// No more than that length is ever allocated, and that length is refused before anything is
/// allocated where the codec cannot have made so few bytes of so many.
public enum Unpacking {
    /// Bytes as they are.
    NONE(1) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size) {
            System.arraycopy(from, at, to, 0, Math.min(length, size));
            return length;
        }
    },
    /// Snappy, without frames.
    SNAPPY(64) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size) {
            return SnappyDecompressor.create().decompress(from, at, length, to, 0, size);
        }
    },
    /// Gzip members, one behind the other.
    GZIP(1040) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size)
                throws DataFormatException {
            int head = GzipHead.length(from, at, length);
            OptionalInt count = Inflation.gzip(from, at, length, head, to, size);
            return count.isPresent() ? count.getAsInt() : members(from, at, length, to, size);
        }
    },
    /// Deflate without any head.
    DEFLATE(1040) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size)
                throws DataFormatException {
            OptionalInt count = Inflation.raw(from, at, length, to, 0, size);
            return count.isPresent()
                    ? count.getAsInt()
                    : inflate(from, at, at + length, to, 0, size).done;
        }
    },
    /// LZ4, one block.
    LZ4(260) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size) {
            return Lz4Decompressor.create().decompress(from, at, length, to, 0, size);
        }
    },
    /// LZ4 blocks between their lengths, as Hadoop writes them, or one bare block.
    LZ4_HADOOP(260) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size)
                throws DataFormatException {
            return HadoopBlocks.fit(from, at, length, size)
                    ? HadoopBlocks.unpack(from, at, length, to, size)
                    : LZ4.unpack(from, at, length, to, size);
        }
    },
    /// LZ4 in its frame format.
    LZ4_FRAME(260) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size) {
            return Lz4FrameDecompressor.create().decompress(from, at, length, to, 0, size);
        }
    },
    /// Zstandard frames.
    ZSTD(50_000) {
        @Override
        int unpack(byte[] from, int at, int length, byte[] to, int size) {
            return ZstdDecompressor.create().decompress(from, at, length, to, 0, size);
        }
    };

    private static final int SMALL = 1 << 16;
    private static final int MOST = 1 << 30;

    private final int ratio;

    Unpacking(int ratio) {
        this.ratio = ratio;
    }

    abstract int unpack(byte[] from, int at, int length, byte[] to, int size)
            throws DataFormatException;

    /// The unpacked bytes, and [BinaryFile#SLACK] zeros behind them.
    ///
    /// *Errors*: [DataFormatException] where they are not exactly `size`, or make no sense.
    public byte[] unpack(byte[] from, int at, int length, long size) throws DataFormatException {
        if (size < 0 || size > MOST || size > SMALL && size / ratio > length) {
            throw new DataFormatException(
                    "%d bytes cannot come from %d packed with %s".formatted(size, length, this));
        }
        byte[] to = new byte[(int) size + BinaryFile.SLACK];
        int got;
        try {
            got = length == 0 ? 0 : unpack(from, at, length, to, (int) size);
        } catch (RuntimeException e) {
            // Decoders run over the ends of their arrays where the bytes make no sense.
            DataFormatException damaged = new DataFormatException("the packed bytes are damaged");
            damaged.initCause(e);
            throw damaged;
        }
        if (got != size) {
            throw new DataFormatException("%d bytes, announced %d".formatted(got, size));
        }
        Arrays.fill(to, (int) size, to.length, (byte) 0);
        return to;
    }

    /// What a stream has given.
    ///
    /// @param done bytes that are unpacked, those before it counted
    /// @param end where its packed bytes end
    private record Inflated(int done, int end) {}

    private static Inflated inflate(byte[] from, int at, int end, byte[] to, int start, int size)
            throws DataFormatException {
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(from, at, end - at);
            int done = start;
            while (!inflater.finished()) {
                int count = inflater.inflate(to, done, size - done + 1);
                done += count;
                if (done > size || count == 0 && !inflater.finished()) {
                    throw new DataFormatException(
                            done > size ? "more bytes than announced" : "the bytes end early");
                }
            }
            return new Inflated(done, at + Math.toIntExact(inflater.getBytesRead()));
        }
    }

    private static int members(byte[] from, int at, int length, byte[] to, int size)
            throws DataFormatException {
        int end = at + length;
        int next = at;
        int done = 0;
        do {
            int head = GzipHead.length(from, next, end - next);
            Inflated member = inflate(from, next + head, end, to, done, size);
            if (!GzipHead.checks(from, member.end, end, to, done, member.done)) {
                throw new DataFormatException("the checksum differs");
            }
            next = member.end + GzipHead.TAIL;
            done = member.done;
        } while (done < size && next < end);
        return done;
    }

    /// The head of a gzip member.
    ///
    /// *Source*: RFC 1952, 2.3.
    private static final class GzipHead {

        static final int TAIL = 8;

        private GzipHead() {}

        static int length(byte[] from, int at, int length) throws DataFormatException {
            int magic = from[at] & 0xff | (from[at + 1] & 0xff) << 8;
            if (length < 18 || magic != GZIPInputStream.GZIP_MAGIC || from[at + 2] != 8) {
                throw new DataFormatException("no gzip member");
            }
            int flags = from[at + 3];
            int head = 10;
            if ((flags & 4) != 0) {
                head += 2 + (from[at + head] & 0xff) + ((from[at + head + 1] & 0xff) << 8);
            }
            for (int flag = 8; flag <= 16; flag *= 2) {
                if ((flags & flag) != 0) {
                    while (from[at + head] != 0) {
                        head++;
                    }
                    head++;
                }
            }
            return head + (flags & 2);
        }

        /// Whether the checksum behind the packed bytes is that of what they gave.
        static boolean checks(byte[] from, int at, int end, byte[] unpacked, int start, int done) {
            CRC32 sum = new CRC32();
            sum.update(unpacked, start, done - start);
            long found = 0;
            for (int i = 0; i < 4 && at + i < end; i++) {
                found |= (from[at + i] & 0xffL) << 8 * i;
            }
            return found == sum.getValue();
        }
    }
}
