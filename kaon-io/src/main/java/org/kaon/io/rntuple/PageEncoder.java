package org.kaon.io.rntuple;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Turns little-endian elements into the bytes of a page: the reverse of [PageDecoder].
final class PageEncoder {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private PageEncoder() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// The page of the first `count` elements; `values` may be changed.
    static byte[] encode(ColumnKind kind, byte[] values, int count) {
        int width = kind.width();
        return switch (kind) {
            case BIT -> bits(values, count);
            case SPLIT_INT_16 -> split(zigzag2(values, count), count, width);
            case SPLIT_INT_32 -> split(zigzag4(values, count), count, width);
            case SPLIT_INT_64 -> split(zigzag8(values, count), count, width);
            case SPLIT_INDEX_64 -> split(differences8(values, count), count, width);
            case SPLIT_UINT_16, SPLIT_UINT_32, SPLIT_UINT_64, SPLIT_REAL_32, SPLIT_REAL_64 ->
                    split(values, count, width);
            case CHAR, INT_8, UINT_8 -> Arrays.copyOf(values, count);
            default -> throw new IllegalArgumentException(kind + " is never written.");
        };
    }

    private static byte[] bits(byte[] values, int count) {
        byte[] page = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            page[i >> 3] |= (byte) ((values[i] == 0 ? 0 : 1) << (i & 7));
        }
        return page;
    }

    private static byte[] split(byte[] values, int count, int width) {
        byte[] page = new byte[count * width];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                page[k * count + i] = values[i * width + k];
            }
        }
        return page;
    }

    private static byte[] zigzag2(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            int value = (short) SHORT.get(values, 2 * i);
            SHORT.set(values, 2 * i, (short) (value << 1 ^ value >> 15));
        }
        return values;
    }

    private static byte[] zigzag4(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            int value = (int) INT.get(values, 4 * i);
            INT.set(values, 4 * i, value << 1 ^ value >> 31);
        }
        return values;
    }

    private static byte[] zigzag8(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            long value = (long) LONG.get(values, 8 * i);
            LONG.set(values, 8 * i, value << 1 ^ value >> 63);
        }
        return values;
    }

    private static byte[] differences8(byte[] values, int count) {
        for (int i = count - 1; i > 0; i--) {
            long before = (long) LONG.get(values, 8 * (i - 1));
            LONG.set(values, 8 * i, (long) LONG.get(values, 8 * i) - before);
        }
        return values;
    }
}
