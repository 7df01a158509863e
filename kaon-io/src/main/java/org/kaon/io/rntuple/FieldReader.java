package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// Reads values of one field, the fields that it is made of included. For one thread.
interface FieldReader {

    /// Most bytes of one column of one chunk.
    long LARGEST = 8L << 30;

    ColumnType type();

    /// The values of all pieces, one after the other.
    Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException;

    /// Memory for `count` values of `width` bytes.
    static MemorySegment allocate(
            SegmentAllocator memory, long count, int width, ColumnReader column)
            throws FormatException {
        if (count > LARGEST / Math.max(1, width)) {
            throw column.error(
                    "needs %d values of %d bytes for so many rows; read fewer at a time."
                            .formatted(count, width));
        }
        return memory.allocate(count * width, 64);
    }
}
