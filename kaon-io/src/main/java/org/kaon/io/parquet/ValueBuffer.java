package org.kaon.io.parquet;

import java.util.Arrays;

/// Values one after the other, all of one width, or each with its own end.
final class ValueBuffer {

    private static final int MOST = 1 << 30;

    private final boolean variable;
    private byte[] bytes = new byte[256];
    private int size;
    private int[] ends = {};
    private int count;

    /// @param variable whether each value says its own length
    ValueBuffer(boolean variable) {
        this.variable = variable;
    }

    boolean variable() {
        return variable;
    }

    /// The values' bytes, from the start of the array on.
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /// Number of values added one by one.
    int count() {
        return count;
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int end(int index) {
        return ends[index];
    }

    void clear() {
        size = 0;
        count = 0;
    }

    /// Makes room for `length` bytes more; says where they go.
    int grow(long length) {
        if (length < 0 || length > MOST - size) {
            throw new IndexOutOfBoundsException("more than 2^30 bytes in one piece of a column");
        }
        int at = size;
        size += (int) length;
        if (size > bytes.length - 8) {
            bytes =
                    Arrays.copyOf(
                            bytes,
                            (int) Math.min(MOST + 8L, Math.max(2L * bytes.length, size + 8L)));
        }
        return at;
    }

    /// Adds one value.
    void add(byte[] from, int at, int length) {
        int to = grow(length);
        System.arraycopy(from, at, bytes, to, length);
        ended();
    }

    /// Says that a value ends here.
    void ended() {
        if (variable) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, Math.max(16, 2 * count));
            }
            ends[count++] = size;
        }
    }
}
