package org.kaon.io.hdf5;

import io.airlift.compress.v3.Decompressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/// Bits of equal weight side by side, block by block, each block compressed or not: filter 32008.
///
/// *Source*: bitshuffle 0.5, `bshuf_h5filter.c`, `bitshuffle.c`.
final class Bitshuffle {

    private static final int USUAL_BLOCK = 8192;
    private static final int LEAST_ELEMENTS = 128;

    private Bitshuffle() {}

    static byte[] decode(Filter filter, byte[] stored, int most) throws DataFormatException {
        int width = filter.value(2);
        int codec = filter.value(4);
        if (width <= 0) {
            throw new DataFormatException("elements of %d bytes".formatted(width));
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        int length = stored.length;
        int elements = filter.value(3);
        if (codec != 0) {
            length = (int) Math.min(Integer.MAX_VALUE, in.getLong());
            elements = in.getInt() / width;
        }
        if (elements == 0) {
            elements = Math.max(USUAL_BLOCK / width / 8 * 8, LEAST_ELEMENTS);
        }
        if (length < 0 || length > most + 4L || elements < 8) {
            throw new DataFormatException("a length of " + length);
        }
        byte[] out = new byte[length];
        int at = 0;
        // The last block is shorter; what is no multiple of eight elements is left as it is.
        while (length - at >= 8 * width) {
            int count = Math.min(elements, (length - at) / width / 8 * 8);
            byte[] block = block(in, codec, count * width);
            transpose(block, 0, count, width, out, at);
            at += count * width;
        }
        in.get(out, at, length - at);
        return out;
    }

    private static byte[] block(ByteBuffer in, int codec, int length) throws DataFormatException {
        byte[] block = new byte[length];
        if (codec == 0) {
            in.get(block);
            return block;
        }
        int bytes = in.getInt();
        if (bytes < 0 || bytes > in.remaining()) {
            throw new DataFormatException("a block of %d packed bytes".formatted(bytes));
        }
        byte[] packed = new byte[bytes];
        in.get(packed);
        Decompressor decompressor =
                codec == 2 ? Lz4Decompressor.create() : ZstdDecompressor.create();
        int got = decompressor.decompress(packed, 0, bytes, block, 0, length);
        if (got != length || codec != 2 && codec != 3) {
            throw new DataFormatException("a block of %d bytes".formatted(got));
        }
        return block;
    }

    /// Bit `j` of byte `b` of element `i` comes from bit `i` of row `8 b + j`.
    static void transpose(byte[] in, int from, int count, int width, byte[] out, int to) {
        int row = count / 8;
        for (int plane = 0; plane < 8 * width; plane++) {
            int b = plane / 8;
            int bit = 1 << plane % 8;
            for (int i = 0; i < row; i++) {
                int eight = in[from + plane * row + i];
                for (int k = 0; eight != 0 && k < 8; k++) {
                    if ((eight >> k & 1) != 0) {
                        out[to + (8 * i + k) * width + b] |= (byte) bit;
                    }
                }
            }
        }
    }
}
