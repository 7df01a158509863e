package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// A number: one column.
record NumberField(ElementType element, ColumnReader column) implements FieldReader {

    @Override
    public ColumnType type() {
        return new ColumnType.Flat(element);
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        for (Piece piece : pieces) {
            column.require(piece);
        }
        long count = Piece.total(pieces);
        MemorySegment data = FieldReader.allocate(memory, count, element.bytes(), column);
        long done = 0;
        for (Piece piece : pieces) {
            column.read(piece, element, data, done * element.bytes());
            done += piece.count();
        }
        return new Flat(element, count, data);
    }
}
