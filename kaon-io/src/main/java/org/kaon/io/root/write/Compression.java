package org.kaon.io.root.write;

import io.airlift.compress.v3.zstd.ZstdCompressor;

import java.util.Arrays;

/// Packs records in blocks of Zstandard, as ROOT's `ZS`.
///
/// *Source*: ROOT `core/zip/src/RZip.cxx`, `core/zstd/src/ZipZSTD.cxx`.
public final class Compression {

    /// ROOT's number: algorithm 5, level 5.
    public static final int ZSTD = 505;

    private static final int LARGEST = 0xff_ffff;
    private static final int HEAD = 9;
    // Smaller ones gain nothing.
    private static final int SMALLEST = 64;

    private Compression() {}

    /// The packed bytes, or the same bytes where packing does not make them fewer.
    public static byte[] pack(byte[] bytes) {
        if (bytes.length < SMALLEST) {
            return bytes;
        }
        ZstdCompressor zstd = ZstdCompressor.create();
        byte[] to = new byte[0];
        int size = 0;
        for (int from = 0; from < bytes.length; from += LARGEST) {
            int length = Math.min(LARGEST, bytes.length - from);
            to = Arrays.copyOf(to, size + HEAD + zstd.maxCompressedLength(length));
            int packed =
                    zstd.compress(bytes, from, length, to, size + HEAD, to.length - size - HEAD);
            if (packed > LARGEST || size + HEAD + packed >= bytes.length) {
                return bytes;
            }
            to[size] = 'Z';
            to[size + 1] = 'S';
            to[size + 2] = 1;
            size3(to, size + 3, packed);
            size3(to, size + 6, length);
            size += HEAD + packed;
        }
        return Arrays.copyOf(to, size);
    }

    private static void size3(byte[] to, int at, int value) {
        to[at] = (byte) value;
        to[at + 1] = (byte) (value >>> 8);
        to[at + 2] = (byte) (value >>> 16);
    }
}
