package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// A field whose columns are not understood: no bytes in each row.
record UnknownField(String typeName, String reason) implements FieldReader {

    @Override
    public ColumnType type() {
        return new ColumnType.Opaque(typeName, reason);
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) {
        long count = Piece.total(pieces);
        MemorySegment ends = memory.allocate(8 * (count + 1), 64).fill((byte) 0);
        return new Opaque(new Offsets(count, ends), memory.allocate(0, 64), typeName, reason);
    }
}
