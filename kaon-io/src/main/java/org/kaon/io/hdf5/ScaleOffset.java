package org.kaon.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/// Numbers as offsets from the least, in as few bits as they need.
///
/// *Source*: HDF5 1.14, `H5Zscaleoffset.c`. Of the scalings of floats, only that by decimal digits
/// is defined.
final class ScaleOffset {

    private static final int HEAD = 21;
    private static final int FLOATS = 1;
    private static final int BY_DIGITS = 0;

    private final Filter filter;
    private final int count;
    private final int width;
    private final boolean floats;
    private final boolean bigEndian;

    private ScaleOffset(Filter filter) throws DataFormatException {
        this.filter = filter;
        this.count = filter.value(2);
        this.floats = filter.value(3) == FLOATS;
        this.width = filter.value(4);
        this.bigEndian = filter.value(6) == 1;
        if (floats && filter.value(0) != BY_DIGITS || width < 1 || width > 8 || count < 0) {
            throw new DataFormatException("an unknown scaling");
        }
    }

    static byte[] decode(Filter filter, byte[] stored) throws DataFormatException {
        return new ScaleOffset(filter).decode(stored);
    }

    private byte[] decode(byte[] stored) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        int bits = in.getInt(0);
        if (bits < 0 || bits > 8 * width) {
            throw new DataFormatException("numbers of %d bits".formatted(bits));
        }
        int bytes = Math.multiplyExact(count, width);
        if (bits == 8 * width) {
            return Arrays.copyOfRange(stored, HEAD, Math.addExact(HEAD, bytes));
        }
        if ((long) count * bits / 8 > stored.length) {
            throw new DataFormatException("they end early");
        }
        long least = in.getLong(5);
        byte[] out = new byte[bytes];
        long position = 8L * HEAD;
        for (int i = 0; i < count; i++) {
            long packed = bits(stored, position, bits);
            position += bits;
            put(out, i, value(packed, bits, least));
        }
        return out;
    }

    private static long bits(byte[] stored, long position, int bits) {
        long value = 0;
        for (long at = position; at < position + bits; at++) {
            value = value << 1 | stored[(int) (at / 8)] >> 7 - at % 8 & 1;
        }
        return value;
    }

    /// The number's own bits.
    private long value(long packed, int bits, long least) {
        boolean fill = filter.value(7) == 1 && packed == (1L << bits) - 1;
        if (fill) {
            return filter.value(8) & 0xffff_ffffL | (long) filter.value(9) << 32;
        }
        if (!floats) {
            return packed + least;
        }
        double scale = Math.pow(10, filter.value(1));
        if (width == 4) {
            float value = (float) packed / (float) scale + Float.intBitsToFloat((int) least);
            return Float.floatToRawIntBits(value);
        }
        return Double.doubleToRawLongBits(packed / scale + Double.longBitsToDouble(least));
    }

    private void put(byte[] out, int index, long bits) {
        for (int b = 0; b < width; b++) {
            int place = bigEndian ? width - 1 - b : b;
            out[index * width + place] = (byte) (bits >>> 8 * b);
        }
    }
}
