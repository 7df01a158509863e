package org.kaon.io.root;

import org.kaon.io.column.ElementType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Copies numbers as ROOT stores them, big-endian, to memory as columns have them.
final class BigEndian {

    private BigEndian() {}

    /// Copies `count` values from byte `from` of `source` to byte `at` of `to`.
    static void copy(
            MemorySegment source,
            long from,
            ElementType element,
            MemorySegment to,
            long at,
            long count) {
        switch (element.bytes()) {
            case 2 -> swap(source, ValueLayout.JAVA_SHORT_UNALIGNED, from, to, at, count);
            case 4 -> swap(source, ValueLayout.JAVA_INT_UNALIGNED, from, to, at, count);
            case 8 -> swap(source, ValueLayout.JAVA_LONG_UNALIGNED, from, to, at, count);
            default -> MemorySegment.copy(source, from, to, at, count);
        }
    }

    private static void swap(
            MemorySegment source,
            ValueLayout layout,
            long from,
            MemorySegment to,
            long at,
            long count) {
        MemorySegment.copy(
                source,
                layout.withOrder(ByteOrder.BIG_ENDIAN),
                from,
                to,
                layout.withOrder(ByteOrder.LITTLE_ENDIAN),
                at,
                count);
    }
}
