package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Leaf;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// A part of a variant, which is read whole.
record PartField(FieldReader whole, Leaf leaf) implements FieldReader {

    @Override
    public ColumnType type() {
        return leaf.type();
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        return leaf.of(whole.read(pieces, memory));
    }
}
