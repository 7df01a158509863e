package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import org.kaon.tensor.DataType;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The order of the elements in the rows of a matrix `[rows, n]` of float32, int32 or uint8. A
/// number and its index are packed into one integer, so that no two are equal and any way of
/// sorting them is stable.
public record Ordering(DataType type, boolean descending) {

    /// Up to so many are kept in order while a row is read; more are sorted.
    private static final int FEW = 64;

    private static final int INFINITY = 0x7f800000;
    private static final int MAGNITUDE = 0x7fffffff;

    private static final ThreadLocal<long[][]> KEYS =
            ThreadLocal.withInitial(() -> new long[1][FEW]);

    /// Keys of the calling thread, at least n.
    static long[] keys(int n) {
        long[][] holder = KEYS.get();
        if (holder[0].length < n) {
            holder[0] = new long[n];
        }
        return holder[0];
    }

    /// The indices of the first k elements, in order, of the rows `[from, to)`.
    public void run(MemorySegment x, MemorySegment out, long n, long k, long from, long to) {
        int length = Math.toIntExact(n);
        int wanted = Math.toIntExact(k);
        long[] keys = keys(length);
        for (long row = from; row < to; row++) {
            if (wanted <= FEW && wanted < length) {
                int found = 0;
                for (int i = 0; i < length; i++) {
                    found = insert(keys, found, wanted, packed(x, row * n + i, i));
                }
            } else {
                for (int i = 0; i < length; i++) {
                    keys[i] = packed(x, row * n + i, i);
                }
                Arrays.sort(keys, 0, length);
            }
            write(keys, wanted, out, row);
        }
    }

    /// The indices of packed keys as a row of int32.
    static void write(long[] keys, int k, MemorySegment out, long row) {
        for (int i = 0; i < k; i++) {
            out.set(JAVA_INT_UNALIGNED, 4 * (row * k + i), (int) keys[i]);
        }
    }

    /// Puts a key among the smallest `limit` keys, of which `found` are there; gives how many are.
    static int insert(long[] keys, int found, int limit, long key) {
        if (found == limit && key >= keys[limit - 1]) {
            return found;
        }
        int at = found == limit ? limit - 1 : found;
        while (at > 0 && keys[at - 1] > key) {
            keys[at] = keys[at - 1];
            at--;
        }
        keys[at] = key;
        return Math.min(limit, found + 1);
    }

    static long pack(int key, int index) {
        return (long) key << Integer.SIZE | index;
    }

    private long packed(MemorySegment x, long at, int index) {
        if (type != DataType.FLOAT32) {
            int value = (int) Numbers.integer(x, type, at);
            return pack(descending ? ~value : value, index);
        }
        // Without arithmetic: numbers so small that the processor takes them for 0 have an order.
        int bits = x.get(JAVA_INT_UNALIGNED, 4 * at);
        if ((bits & MAGNITUDE) > INFINITY) {
            return pack(Integer.MAX_VALUE, index);
        }
        int ordered = bits == Integer.MIN_VALUE ? 0 : bits ^ bits >> 31 & MAGNITUDE;
        return pack(descending ? ~ordered : ordered, index);
    }
}
