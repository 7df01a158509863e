package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Jagged;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// A collection: a column of ends, and the field of its items.
record ListField(ColumnReader index, FieldReader items) implements FieldReader {

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(items.type());
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        Lists lists = Lists.read(index, pieces, memory);
        return new Jagged(lists.offsets(), items.read(lists.items(), memory));
    }
}
