package org.kaon.io.bytes;

import io.airlift.compress.v3.lz4.Lz4Decompressor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// LZ4 blocks as Hadoop writes them: a length of what is unpacked, then pieces, each after its
/// packed length, until that is reached; and so on.
///
/// *Source*: Hadoop, `BlockCompressorStream`.
final class HadoopBlocks {

    private static final VarHandle BIG =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int LENGTH = 4;

    private HadoopBlocks() {}

    /// Whether the bytes start as such blocks do.
    static boolean fit(byte[] from, int at, int length, int size) {
        if (length < 2 * LENGTH) {
            return false;
        }
        int unpacked = (int) BIG.get(from, at);
        int packed = (int) BIG.get(from, at + LENGTH);
        return unpacked > 0 && unpacked <= size && packed > 0 && packed <= length - 2 * LENGTH;
    }

    /// The number of bytes unpacked. What makes no sense is an [IndexOutOfBoundsException].
    static int unpack(byte[] from, int at, int length, byte[] to, int size) {
        Lz4Decompressor decompressor = Lz4Decompressor.create();
        int end = at + length;
        int next = at;
        int done = 0;
        while (next < end) {
            int goal = done + (int) BIG.get(from, next);
            next += LENGTH;
            if (goal <= done || goal > size) {
                throw new IndexOutOfBoundsException("a block to byte " + goal);
            }
            while (done < goal) {
                int packed = (int) BIG.get(from, next);
                next += LENGTH;
                if (packed <= 0 || packed > end - next) {
                    throw new IndexOutOfBoundsException("a piece of " + packed);
                }
                done += decompressor.decompress(from, next, packed, to, done, goal - done);
                next += packed;
            }
        }
        return done;
    }
}
