package org.kaon.io.hdf5;

import io.airlift.compress.v3.lz4.Lz4Decompressor;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/// LZ4 in blocks, filter 32004.
///
/// *Source*: HDF5 filter plug-ins, `H5Zlz4.c`: lengths are big-endian.
final class Lz4Blocks {

    private Lz4Blocks() {}

    static byte[] decode(byte[] stored, int most) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(stored);
        long length = in.getLong();
        int block = in.getInt();
        if (length < 0 || length > most + 4L || block <= 0) {
            throw new DataFormatException("a length of " + length);
        }
        byte[] out = new byte[(int) length];
        int at = 0;
        while (at < out.length) {
            int want = Math.min(block, out.length - at);
            int bytes = in.getInt();
            if (bytes == want) {
                in.get(out, at, want);
            } else {
                int got =
                        Lz4Decompressor.create()
                                .decompress(stored, in.position(), bytes, out, at, want);
                if (got != want) {
                    throw new DataFormatException("a block of %d bytes".formatted(got));
                }
                in.position(in.position() + bytes);
            }
            at += want;
        }
        return out;
    }
}
