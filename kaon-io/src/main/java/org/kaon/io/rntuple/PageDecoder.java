package org.kaon.io.rntuple;

import org.kaon.io.bytes.Planes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Turns the bytes of a page into little-endian elements of its column's type.
///
/// *Source*: specification, "Column Description": split, delta, zigzag, truncated and quantized
/// reals. All of them end at the page's border.
final class PageDecoder {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private PageDecoder() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// The elements, [ColumnKind#width()] bytes each.
    ///
    /// @param page at least [StoredColumn#bytes] of `count`
    static byte[] decode(StoredColumn column, ColumnKind kind, byte[] page, int count) {
        return switch (kind) {
            case BYTE, CHAR, INT_8, UINT_8, INT_16, UINT_16, INT_32, UINT_32, INT_64, UINT_64 ->
                    page;
            case REAL_32, REAL_64, INDEX_32, INDEX_64, SWITCH -> page;
            case BIT -> bits(page, count);
            case REAL_16 -> halves(page, count);
            case SPLIT_REAL_16 -> halves(join(page, count, 2), count);
            case SPLIT_UINT_16 -> join(page, count, 2);
            case SPLIT_INT_16 -> zigzag2(join(page, count, 2), count);
            case SPLIT_UINT_32, SPLIT_REAL_32 -> join(page, count, 4);
            case SPLIT_INT_32 -> zigzag4(join(page, count, 4), count);
            case SPLIT_INDEX_32 -> sums4(join(page, count, 4), count);
            case SPLIT_UINT_64, SPLIT_REAL_64 -> join(page, count, 8);
            case SPLIT_INT_64 -> zigzag8(join(page, count, 8), count);
            case SPLIT_INDEX_64 -> sums8(join(page, count, 8), count);
            case REAL_32_TRUNC -> truncated(page, count, column.bits());
            case REAL_32_QUANT -> quantized(page, count, column);
        };
    }

    private static byte[] bits(byte[] page, int count) {
        byte[] to = new byte[count];
        for (int i = 0; i < count; i++) {
            to[i] = (byte) (page[i >> 3] >> (i & 7) & 1);
        }
        return to;
    }

    private static byte[] halves(byte[] page, int count) {
        byte[] to = new byte[4 * count];
        for (int i = 0; i < count; i++) {
            float value = Float.float16ToFloat((short) SHORT.get(page, 2 * i));
            INT.set(to, 4 * i, Float.floatToRawIntBits(value));
        }
        return to;
    }

    private static byte[] join(byte[] page, int count, int width) {
        byte[] to = new byte[width * count];
        Planes.join(page, 0, count, count, width, to, 0);
        return to;
    }

    private static byte[] zigzag2(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            int value = (short) SHORT.get(values, 2 * i) & 0xffff;
            SHORT.set(values, 2 * i, (short) (value >>> 1 ^ -(value & 1)));
        }
        return values;
    }

    private static byte[] zigzag4(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            int value = (int) INT.get(values, 4 * i);
            INT.set(values, 4 * i, value >>> 1 ^ -(value & 1));
        }
        return values;
    }

    private static byte[] zigzag8(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            long value = (long) LONG.get(values, 8 * i);
            LONG.set(values, 8 * i, value >>> 1 ^ -(value & 1));
        }
        return values;
    }

    private static byte[] sums4(byte[] values, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (int) INT.get(values, 4 * i);
            INT.set(values, 4 * i, sum);
        }
        return values;
    }

    private static byte[] sums8(byte[] values, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (long) LONG.get(values, 8 * i);
            LONG.set(values, 8 * i, sum);
        }
        return values;
    }

    private static byte[] truncated(byte[] page, int count, int bits) {
        byte[] to = new byte[4 * count];
        for (int i = 0; i < count; i++) {
            INT.set(to, 4 * i, (int) packed(page, (long) i * bits, bits) << 32 - bits);
        }
        return to;
    }

    // The arithmetic of ROOT's UnquantizeReals: in float64, rounded once.
    private static byte[] quantized(byte[] page, int count, StoredColumn column) {
        byte[] to = new byte[4 * count];
        int bits = column.bits();
        double step = (column.most() - column.least()) / ((1L << bits) - 1);
        for (int i = 0; i < count; i++) {
            double value = column.least() + packed(page, (long) i * bits, bits) * step;
            INT.set(to, 4 * i, Float.floatToRawIntBits((float) value));
        }
        return to;
    }

    private static long packed(byte[] page, long bit, int bits) {
        int from = (int) (bit >>> 3);
        int to = (int) (bit + bits + 7 >>> 3);
        long value = 0;
        for (int i = to - 1; i >= from; i--) {
            value = value << 8 | page[i] & 0xff;
        }
        return value >>> (bit & 7) & (1L << bits) - 1;
    }
}
