package org.kaon.io.hdf5;

import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;

import org.kaon.io.bytes.Inflation;
import org.kaon.io.bytes.Planes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A Blosc 1 buffer: blocks, each shuffled and compressed by one of five codecs.
///
/// *Source*: c-blosc 1.21, `README_CHUNK_FORMAT.rst`, `blosc.c`, `blosclz.c`.
final class Blosc {

    private static final int HEAD = 16;
    private static final int LEAST_SPLIT = 128;

    private final byte[] in;
    private final int flags;
    private final int width;
    private final int length;
    private final int block;

    private Blosc(byte[] in, int most) throws DataFormatException {
        ByteBuffer head = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        this.in = in;
        this.flags = head.get(2) & 0xff;
        this.width = head.get(3) & 0xff;
        this.length = head.getInt(4);
        this.block = head.getInt(8);
        if (length < 0 || length > most + 4L || block <= 0 || width == 0) {
            throw new DataFormatException("%d bytes in blocks of %d".formatted(length, block));
        }
    }

    static byte[] decode(byte[] in, int most) throws DataFormatException {
        return new Blosc(in, most).decode();
    }

    private byte[] decode() throws DataFormatException {
        byte[] out = new byte[length];
        if ((flags & 2) != 0) {
            System.arraycopy(in, HEAD, out, 0, length);
            return out;
        }
        ByteBuffer starts = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        byte[] scratch = new byte[Math.min(block, length)];
        for (int k = 0; (long) k * block < length; k++) {
            int to = k * block;
            int bytes = Math.min(block, length - to);
            decompress(starts.getInt(HEAD + 4 * k), scratch, bytes);
            restore(scratch, bytes, out, to);
        }
        return out;
    }

    /// One block, whose parts may be compressed each on its own.
    private void decompress(int start, byte[] scratch, int bytes) throws DataFormatException {
        boolean split =
                (flags & 16) == 0 && width <= 16 && block / width >= LEAST_SPLIT && bytes == block;
        int parts = split ? width : 1;
        int part = bytes / parts;
        ByteBuffer sizes = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
        int at = start;
        for (int i = 0; i < parts; i++) {
            int size = sizes.getInt(at);
            at += 4;
            if (size == part) {
                System.arraycopy(in, at, scratch, i * part, part);
            } else if (codec(at, size, scratch, i * part, part) != part) {
                throw new DataFormatException("a block of the wrong length");
            }
            at += size;
        }
    }

    private int codec(int at, int size, byte[] out, int to, int room) throws DataFormatException {
        return switch (flags >> 5) {
            case 0 -> blosclz(at, size, out, to);
            case 1 -> Lz4Decompressor.create().decompress(in, at, size, out, to, room);
            case 2 -> SnappyDecompressor.create().decompress(in, at, size, out, to, room);
            case 3 -> {
                OptionalInt quick = Inflation.zlib(in, at, size, out, to, room);
                if (quick.isPresent()) {
                    yield quick.getAsInt();
                }
                try (Inflater inflater = new Inflater()) {
                    inflater.setInput(in, at, size);
                    yield inflater.inflate(out, to, room);
                }
            }
            case 4 -> ZstdDecompressor.create().decompress(in, at, size, out, to, room);
            default -> throw new DataFormatException("unknown codec " + (flags >> 5));
        };
    }

    private void restore(byte[] block, int bytes, byte[] out, int to) {
        int count = bytes / width;
        if ((flags & 1) != 0 && width > 1) {
            Planes.join(block, 0, count, count, width, out, to);
            int done = count * width;
            System.arraycopy(block, done, out, to + done, bytes - done);
        } else if ((flags & 4) != 0 && count % 8 == 0) {
            Bitshuffle.transpose(block, 0, count, width, out, to);
            int done = count * width;
            System.arraycopy(block, done, out, to + done, bytes - done);
        } else {
            System.arraycopy(block, 0, out, to, bytes);
        }
    }

    /// BloscLZ: literals and copies, as FastLZ's level 2.
    private int blosclz(int start, int size, byte[] out, int to) throws DataFormatException {
        int end = start + size;
        int at = start;
        int next = to;
        int control = in[at++] & 31;
        while (true) {
            if (control >= 32) {
                int count = (control >> 5) - 1;
                int distance = (control & 31) << 8;
                int code;
                if (count == 6) {
                    do {
                        code = in[at++] & 0xff;
                        count += code;
                    } while (code == 255);
                }
                code = in[at++] & 0xff;
                count += 3;
                int from = next - distance - code;
                if (code == 255 && distance == 31 << 8) {
                    distance = (in[at] & 0xff) << 8 | in[at + 1] & 0xff;
                    at += 2;
                    from = next - distance - 8191;
                }
                from--;
                if (from < to) {
                    throw new DataFormatException("a copy from before the start");
                }
                for (int i = 0; i < count; i++) {
                    out[next++] = out[from++];
                }
            } else {
                int count = control + 1;
                System.arraycopy(in, at, out, next, count);
                at += count;
                next += count;
            }
            if (at >= end) {
                return next - to;
            }
            control = in[at++] & 0xff;
        }
    }
}
