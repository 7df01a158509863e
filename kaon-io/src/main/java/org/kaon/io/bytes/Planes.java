package org.kaon.io.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Puts values together whose bytes lie apart: first all first bytes, then all second bytes, ….
///
/// Formats keep numbers like that because equal bytes side by side compress better: HDF5's and
/// Blosc's shuffle, RNTuple's split encodings, Parquet's BYTE_STREAM_SPLIT.
public final class Planes {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Planes() {}

    /// Writes `count` values of `width` bytes to `to` from `start` on.
    ///
    /// @param at where the first plane begins in `from`
    /// @param stride bytes from one plane to the next
    public static void join(
            byte[] from, int at, int stride, int count, int width, byte[] to, int start) {
        switch (width) {
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    to[start + 2 * i] = from[at + i];
                    to[start + 2 * i + 1] = from[at + stride + i];
                }
            }
            case 4 -> {
                for (int i = 0; i < count; i++) {
                    INT.set(to, start + 4 * i, four(from, at + i, stride));
                }
            }
            case 8 -> {
                for (int i = 0; i < count; i++) {
                    long low = four(from, at + i, stride) & 0xffff_ffffL;
                    long high = four(from, at + 4 * stride + i, stride);
                    LONG.set(to, start + 8 * i, high << 32 | low);
                }
            }
            default -> {
                for (int k = 0; k < width; k++) {
                    for (int i = 0; i < count; i++) {
                        to[start + i * width + k] = from[at + k * stride + i];
                    }
                }
            }
        }
    }

    private static int four(byte[] from, int at, int stride) {
        return from[at] & 0xff
                | (from[at + stride] & 0xff) << 8
                | (from[at + 2 * stride] & 0xff) << 16
                | from[at + 3 * stride] << 24;
    }
}
