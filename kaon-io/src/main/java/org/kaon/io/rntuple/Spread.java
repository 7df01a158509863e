package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Puts values into the rows that have one; the other rows are zero or empty.
final class Spread {

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Spread() {}

    /// One row for each list of `rows`, which holds none or one value.
    static Column of(Column values, Offsets rows, SegmentAllocator memory) {
        long count = rows.length();
        if (values.length() == count) {
            return values;
        }
        return switch (values) {
            case Flat flat -> {
                int width = flat.element().bytes();
                MemorySegment data = spread(flat.data(), width, rows, memory);
                yield new Flat(flat.element(), count, data);
            }
            case Fixed fixed ->
                    new Fixed(
                            count,
                            fixed.shape(),
                            of(fixed.content(), widened(rows, fixed.size(), memory), memory));
            case Jagged jagged ->
                    new Jagged(lists(jagged.offsets(), rows, memory), jagged.content());
            case Text text -> new Text(lists(text.offsets(), rows, memory), text.utf8());
            case Opaque opaque ->
                    new Opaque(
                            lists(opaque.offsets(), rows, memory),
                            opaque.bytes(),
                            opaque.typeName(),
                            opaque.reason());
            case Struct struct ->
                    new Struct(
                            count,
                            struct.names(),
                            struct.fields().stream().map(f -> of(f, rows, memory)).toList());
            case Nullable nullable ->
                    new Nullable(
                            spread(nullable.valid(), 1, rows, memory),
                            of(nullable.content(), rows, memory));
        };
    }

    private static MemorySegment spread(
            MemorySegment values, int width, Offsets rows, SegmentAllocator memory) {
        MemorySegment data = memory.allocate(rows.length() * width, 64).fill((byte) 0);
        long first = rows.length() == 0 ? 0 : rows.start(0);
        for (long row = 0; row < rows.length(); row++) {
            if (rows.count(row) > 0) {
                MemorySegment.copy(
                        values, (rows.start(row) - first) * width, data, row * width, width);
            }
        }
        return data;
    }

    // A row without a list is an empty one between its neighbours.
    private static Offsets lists(Offsets offsets, Offsets rows, SegmentAllocator memory) {
        MemorySegment data = memory.allocate(8 * (rows.length() + 1), 64);
        long end = offsets.length() == 0 ? 0 : offsets.start(0);
        data.set(LONG, 0, end);
        for (long row = 0; row < rows.length(); row++) {
            if (rows.count(row) > 0) {
                end = offsets.end(rows.start(row) - rows.start(0));
            }
            data.set(LONG, 8 * (row + 1), end);
        }
        return new Offsets(rows.length(), data);
    }

    private static Offsets widened(Offsets rows, long size, SegmentAllocator memory) {
        MemorySegment data = memory.allocate(8 * (Math.multiplyExact(rows.length(), size) + 1), 64);
        long end = 0;
        long next = 0;
        data.set(LONG, 0, 0);
        for (long row = 0; row < rows.length(); row++) {
            for (long i = 0; i < size; i++) {
                end += rows.count(row);
                data.set(LONG, 8 * ++next, end);
            }
        }
        return new Offsets(next, data);
    }
}
