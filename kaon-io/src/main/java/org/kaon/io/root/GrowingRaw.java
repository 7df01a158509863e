package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Bytes one after the other.
final class GrowingRaw {

    private byte[] bytes = new byte[64];
    private int used;

    void read(Cursor in, int count) throws FormatException {
        int from = in.take(count);
        if (count > bytes.length - used) {
            int wanted = GrowingNumbers.sum(used, count);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, GrowingNumbers.grown(used)));
        }
        System.arraycopy(in.bytes(), from, bytes, used, count);
        used += count;
    }

    void add(byte value) {
        if (used == bytes.length) {
            int wanted = GrowingNumbers.sum(used, 1);
            bytes = Arrays.copyOf(bytes, Math.max(wanted, GrowingNumbers.grown(used)));
        }
        bytes[used++] = value;
    }

    long length() {
        return used;
    }

    MemorySegment column(SegmentAllocator memory) {
        MemorySegment data = memory.allocate(used, 64);
        MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, used);
        return data;
    }
}
