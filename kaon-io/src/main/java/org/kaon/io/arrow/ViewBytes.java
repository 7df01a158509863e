package org.kaon.io.arrow;

import org.kaon.io.column.Column;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Texts or bytes by views: 16 bytes each, with the length and either the bytes, up to 12 of them,
/// or the place in one of several buffers.
///
/// *Source*: `Columnar.rst`, "Variable-size Binary View Layout".
record ViewBytes(Buffers buffers, String column, SegmentAllocator memory) {

    private static final int WIDTH = 16;
    private static final int INLINE = 12;

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    Column column(Batch.Placed placed, long from, long rows, boolean text, MemorySegment valid)
            throws IOException {
        MemorySegment views =
                buffers.read(placed.buffer() + 1, WIDTH * from, WIDTH * rows, column, memory);
        long[] counts = new long[Math.toIntExact(rows)];
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            boolean there = valid.get(ValueLayout.JAVA_BYTE, i) != 0;
            counts[i] = there ? views.get(INT, (long) WIDTH * i) : 0;
            all += counts[i];
            long most = counts[i] <= INLINE ? INLINE : length(placed, views, i);
            if (counts[i] < 0 || counts[i] > most || all > Integer.MAX_VALUE) {
                throw buffers.error(
                        placed.buffer() + 1, column, "a view of %d bytes.".formatted(counts[i]));
            }
        }
        MemorySegment bytes = memory.allocate(Math.max(1, all), 64);
        long at = 0;
        try (Arena scratch = Arena.ofConfined()) {
            for (int i = 0; i < counts.length; i++) {
                MemorySegment one = value(placed, views, i, counts[i], scratch);
                MemorySegment.copy(one, 0, bytes, at, counts[i]);
                at += counts[i];
            }
        }
        Offsets offsets = Offsets.ofCounts(memory, counts);
        return text ? new Text(offsets, bytes) : new Opaque(offsets, bytes, "binary", Types.BYTES);
    }

    private int buffer(Batch.Placed placed, MemorySegment views, int row) throws IOException {
        int piece = views.get(INT, (long) WIDTH * row + 8);
        if (piece < 0 || piece >= placed.buffers() - 2) {
            throw buffers.error(
                    placed.buffer() + 1,
                    column,
                    "a view into piece %d of %d.".formatted(piece, placed.buffers() - 2));
        }
        return placed.buffer() + 2 + piece;
    }

    private long length(Batch.Placed placed, MemorySegment views, int row) throws IOException {
        return buffers.length(buffer(placed, views, row), column);
    }

    private MemorySegment value(
            Batch.Placed placed, MemorySegment views, int row, long count, SegmentAllocator scratch)
            throws IOException {
        if (count <= INLINE) {
            return views.asSlice((long) WIDTH * row + 4, count);
        }
        int offset = views.get(INT, (long) WIDTH * row + 12);
        return buffers.read(buffer(placed, views, row), offset, count, column, scratch);
    }
}
