package org.kaon.io.hdf5;

import java.util.zip.DataFormatException;

/// Numbers without the bits that their type does not use, one after the other, highest bit first.
///
/// *Source*: HDF5 1.14, `H5Znbit.c`.
final class Nbit {

    private static final int ATOMIC = 1;
    private static final int ARRAY = 2;
    private static final int COMPOUND = 3;
    private static final int BYTES = 4;
    private static final int DEEPEST = 32;

    private final Filter filter;
    private final byte[] in;
    private final byte[] out;
    private long bit;
    private int value;

    private Nbit(Filter filter, byte[] in, byte[] out) {
        this.filter = filter;
        this.in = in;
        this.out = out;
    }

    /// @param most bytes of the chunk as read
    static byte[] decode(Filter filter, byte[] stored, int most) throws DataFormatException {
        boolean plain = filter.value(1) != 0;
        if (plain) {
            return stored;
        }
        int count = filter.value(2);
        int size = filter.value(4);
        if (count < 0 || size <= 0 || (long) count * size > most) {
            throw new DataFormatException("%d elements of %d bytes".formatted(count, size));
        }
        byte[] out = new byte[count * size];
        Nbit nbit = new Nbit(filter, stored, out);
        for (int i = 0; i < count; i++) {
            nbit.value = 3;
            nbit.element(i * size, 0);
        }
        return out;
    }

    private int next() throws DataFormatException {
        if (value >= filter.values().size()) {
            throw new DataFormatException("the filter's description ends early");
        }
        return filter.value(value++);
    }

    /// An element of what the filter's values say from `value` on; they are left behind.
    private void element(int to, int depth) throws DataFormatException {
        if (depth > DEEPEST) {
            throw new DataFormatException("a type that is nested in itself");
        }
        int kind = next();
        int size = next();
        if (size <= 0 || to < 0 || size > out.length - to) {
            throw new DataFormatException("an element of %d bytes".formatted(size));
        }
        switch (kind) {
            case ATOMIC -> atomic(to, size);
            case BYTES -> {
                for (int i = 0; i < size; i++) {
                    out[to + i] = (byte) bits(8);
                }
            }
            case ARRAY -> {
                int start = value;
                int step = filter.value(start + 1);
                if (step <= 0) {
                    throw new DataFormatException("an array of nothing");
                }
                for (int i = 0; i < size / step; i++) {
                    value = start;
                    element(to + i * step, depth + 1);
                }
            }
            case COMPOUND -> {
                int members = next();
                for (int i = 0; i < members; i++) {
                    element(to + next(), depth + 1);
                }
            }
            default -> throw new DataFormatException("a type of unknown kind " + kind);
        }
    }

    private void atomic(int to, int size) throws DataFormatException {
        boolean bigEndian = next() == 1;
        int precision = next();
        int offset = next();
        if (precision < 1 || offset < 0 || precision + offset > 8 * size) {
            throw new DataFormatException("%d bits from bit %d".formatted(precision, offset));
        }
        for (int at = offset + precision - 1; at >= offset; at--) {
            int place = to + (bigEndian ? size - 1 - at / 8 : at / 8);
            out[place] |= (byte) (bits(1) << at % 8);
        }
    }

    private int bits(int count) throws DataFormatException {
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (bit >= 8L * in.length) {
                throw new DataFormatException("they end early");
            }
            found = found << 1 | in[(int) (bit / 8)] >> 7 - bit % 8 & 1;
            bit++;
        }
        return found;
    }
}
