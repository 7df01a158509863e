package org.kaon.io.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Puts values together whose bytes lie apart: first all first bytes, then all second bytes, ….
///
/// Formats keep numbers like that because equal bytes side by side compress better: HDF5's and
/// Blosc's shuffle, RNTuple's split encodings, Parquet's BYTE_STREAM_SPLIT.
///
/// Eight values are put together at once: words of eight bytes, one from each plane, exchange their
/// halves, quarters and eighths, as a matrix is transposed.
public final class Planes {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = 8;
    private static final long BYTES = 0x00ff00ff00ff00ffL;
    private static final long SHORTS = 0x0000ffff0000ffffL;
    private static final long INTS = 0x00000000ffffffffL;

    private Planes() {}

    /// Writes `count` values of `width` bytes to `to` from `start` on.
    ///
    /// @param at where the first plane begins in `from`
    /// @param stride bytes from one plane to the next
    public static void join(
            byte[] from, int at, int stride, int count, int width, byte[] to, int start) {
        int whole = count / WORD * WORD;
        switch (width) {
            case 2 -> twos(from, at, stride, whole, to, start);
            case 4 -> fours(from, at, stride, whole, to, start);
            case 8 -> eights(from, at, stride, whole, to, start);
            default -> whole = 0;
        }
        for (int k = 0; k < width; k++) {
            for (int i = whole; i < count; i++) {
                to[start + i * width + k] = from[at + k * stride + i];
            }
        }
    }

    private static void twos(byte[] from, int at, int stride, int count, byte[] to, int start) {
        for (int i = 0; i < count; i += WORD) {
            long a = word(from, at + i);
            long b = word(from, at + i + stride);
            long t = (a >>> 8 ^ b) & BYTES;
            a ^= t << 8;
            b ^= t;
            t = (a >>> 16 ^ b) & SHORTS;
            a ^= t << 16;
            b ^= t;
            int place = start + 2 * i;
            LONG.set(to, place, a & INTS | b << 32);
            LONG.set(to, place + 8, a >>> 32 | b & ~INTS);
        }
    }

    private static void fours(byte[] from, int at, int stride, int count, byte[] to, int start) {
        for (int i = 0; i < count; i += WORD) {
            long a = word(from, at + i);
            long b = word(from, at + i + stride);
            long c = word(from, at + i + 2 * stride);
            long d = word(from, at + i + 3 * stride);
            long t = (a >>> 8 ^ b) & BYTES;
            a ^= t << 8;
            b ^= t;
            t = (c >>> 8 ^ d) & BYTES;
            c ^= t << 8;
            d ^= t;
            t = (a >>> 16 ^ c) & SHORTS;
            a ^= t << 16;
            c ^= t;
            t = (b >>> 16 ^ d) & SHORTS;
            b ^= t << 16;
            d ^= t;
            int place = start + 4 * i;
            LONG.set(to, place, a & INTS | b << 32);
            LONG.set(to, place + 8, c & INTS | d << 32);
            LONG.set(to, place + 16, a >>> 32 | b & ~INTS);
            LONG.set(to, place + 24, c >>> 32 | d & ~INTS);
        }
    }

    // The four lower planes give the lower halves of eight values, the others the upper halves.
    private static void eights(byte[] from, int at, int stride, int count, byte[] to, int start) {
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < count; i += WORD) {
                int plane = at + i + 4 * half * stride;
                long a = word(from, plane);
                long b = word(from, plane + stride);
                long c = word(from, plane + 2 * stride);
                long d = word(from, plane + 3 * stride);
                long t = (a >>> 8 ^ b) & BYTES;
                a ^= t << 8;
                b ^= t;
                t = (c >>> 8 ^ d) & BYTES;
                c ^= t << 8;
                d ^= t;
                t = (a >>> 16 ^ c) & SHORTS;
                a ^= t << 16;
                c ^= t;
                t = (b >>> 16 ^ d) & SHORTS;
                b ^= t << 16;
                d ^= t;
                int place = start + 8 * i + 4 * half;
                INT.set(to, place, (int) a);
                INT.set(to, place + 8, (int) b);
                INT.set(to, place + 16, (int) c);
                INT.set(to, place + 24, (int) d);
                INT.set(to, place + 32, (int) (a >>> 32));
                INT.set(to, place + 40, (int) (b >>> 32));
                INT.set(to, place + 48, (int) (c >>> 32));
                INT.set(to, place + 56, (int) (d >>> 32));
            }
        }
    }

    private static long word(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }
}
