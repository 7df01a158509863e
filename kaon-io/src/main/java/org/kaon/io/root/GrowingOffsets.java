package org.kaon.io.root;

import org.kaon.io.column.Offsets;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Where values of different lengths end.
final class GrowingOffsets {

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private long[] ends = new long[16]; // the first is where the first value begins: 0
    private int count;

    void add(long end) {
        if (++count == ends.length) {
            ends = Arrays.copyOf(ends, GrowingNumbers.grown(ends.length));
        }
        ends[count] = end;
    }

    long length() {
        return count;
    }

    Offsets column(SegmentAllocator memory) {
        MemorySegment data = memory.allocate(8L * (count + 1), 64);
        MemorySegment.copy(ends, 0, data, LONG, 0, count + 1);
        return new Offsets(count, data);
    }
}
