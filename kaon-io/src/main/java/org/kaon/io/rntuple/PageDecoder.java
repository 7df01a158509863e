package org.kaon.io.rntuple;

import org.kaon.io.bytes.Planes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A page as it is stored, and how it becomes little-endian elements.
///
/// Any elements can be decoded by themselves, some at a time on their way to where they are wanted,
/// so that the whole page never takes memory twice. Only sums are formed at once, from its start
/// on.
///
/// *Source*: specification, "Column Description": split, delta, zigzag, truncated and quantized
/// reals. All of them end at the page's border.
@SuppressWarnings("ArrayRecordComponent") // never compared
record PageDecoder(StoredColumn column, ColumnKind kind, byte[] page, int count) {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    /// @param page at least [StoredColumn#bytes] of `count`
    static PageDecoder of(StoredColumn column, ColumnKind kind, byte[] page, int count) {
        return switch (kind) {
            case SPLIT_INDEX_32 ->
                    new PageDecoder(column, ColumnKind.INDEX_32, sums4(page, count), count);
            case SPLIT_INDEX_64 ->
                    new PageDecoder(column, ColumnKind.INDEX_64, sums8(page, count), count);
            default -> new PageDecoder(column, kind, page, count);
        };
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    /// Whether the elements stand in [#page] as they are, [ColumnKind#width()] bytes each.
    boolean plain() {
        return switch (kind) {
            case BYTE, CHAR, INT_8, UINT_8, INT_16, UINT_16, INT_32, UINT_32, INT_64, UINT_64 ->
                    true;
            case REAL_32, REAL_64, INDEX_32, INDEX_64, SWITCH -> true;
            default -> false;
        };
    }

    /// Writes `size` elements, `from` on, to the start of `to`.
    void decode(int from, int size, byte[] to) {
        switch (kind) {
            case BIT -> bits(from, size, to);
            case REAL_16 -> {
                for (int i = 0; i < size; i++) {
                    half((short) SHORT.get(page, 2 * (from + i)), to, i);
                }
            }
            case SPLIT_REAL_16 -> {
                for (int i = 0; i < size; i++) {
                    int low = page[from + i] & 0xff;
                    half((short) (low | page[count + from + i] << 8), to, i);
                }
            }
            case SPLIT_UINT_16 -> join(from, size, 2, to);
            case SPLIT_INT_16 -> zigzag2(join(from, size, 2, to), size);
            case SPLIT_UINT_32, SPLIT_REAL_32 -> join(from, size, 4, to);
            case SPLIT_INT_32 -> zigzag4(join(from, size, 4, to), size);
            case SPLIT_UINT_64, SPLIT_REAL_64 -> join(from, size, 8, to);
            case SPLIT_INT_64 -> zigzag8(join(from, size, 8, to), size);
            case REAL_32_TRUNC -> truncated(from, size, to);
            case REAL_32_QUANT -> quantized(from, size, to);
            default -> System.arraycopy(page, from * kind.width(), to, 0, size * kind.width());
        }
    }

    private void bits(int from, int size, byte[] to) {
        for (int i = 0; i < size; i++) {
            int bit = from + i;
            to[i] = (byte) (page[bit >> 3] >> (bit & 7) & 1);
        }
    }

    private static void half(short bits, byte[] to, int at) {
        INT.set(to, 4 * at, Float.floatToRawIntBits(Float.float16ToFloat(bits)));
    }

    private byte[] join(int from, int size, int width, byte[] to) {
        Planes.join(page, from, /* stride= */ count, size, width, to, 0);
        return to;
    }

    private static void zigzag2(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            int value = (short) SHORT.get(values, 2 * i) & 0xffff;
            SHORT.set(values, 2 * i, (short) (value >>> 1 ^ -(value & 1)));
        }
    }

    private static void zigzag4(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            int value = (int) INT.get(values, 4 * i);
            INT.set(values, 4 * i, value >>> 1 ^ -(value & 1));
        }
    }

    private static void zigzag8(byte[] values, int count) {
        for (int i = 0; i < count; i++) {
            long value = (long) LONG.get(values, 8 * i);
            LONG.set(values, 8 * i, value >>> 1 ^ -(value & 1));
        }
    }

    private static byte[] sums4(byte[] page, int count) {
        byte[] values = new byte[4 * count];
        Planes.join(page, 0, count, count, 4, values, 0);
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (int) INT.get(values, 4 * i);
            INT.set(values, 4 * i, sum);
        }
        return values;
    }

    private static byte[] sums8(byte[] page, int count) {
        byte[] values = new byte[8 * count];
        Planes.join(page, 0, count, count, 8, values, 0);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (long) LONG.get(values, 8 * i);
            LONG.set(values, 8 * i, sum);
        }
        return values;
    }

    private void truncated(int from, int size, byte[] to) {
        int bits = column.bits();
        for (int i = 0; i < size; i++) {
            INT.set(to, 4 * i, (int) packed(page, (from + (long) i) * bits, bits) << 32 - bits);
        }
    }

    // The arithmetic of ROOT's UnquantizeReals: in float64, rounded once.
    private void quantized(int from, int size, byte[] to) {
        int bits = column.bits();
        double step = (column.most() - column.least()) / ((1L << bits) - 1);
        for (int i = 0; i < size; i++) {
            double value = column.least() + packed(page, (from + (long) i) * bits, bits) * step;
            INT.set(to, 4 * i, Float.floatToRawIntBits((float) value));
        }
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
