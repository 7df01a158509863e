package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// A text, or the bytes of an object that ROOT's streamer wrote: a column of ends and one of bytes.
///
/// @param type text or opaque
record BytesField(ColumnReader index, ColumnReader bytes, ColumnType type) implements FieldReader {

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        Lists lists = Lists.read(index, pieces, memory);
        for (Piece piece : lists.items()) {
            bytes.require(piece);
        }
        long count = Piece.total(lists.items());
        MemorySegment data = FieldReader.allocate(memory, count, 1, bytes);
        long done = 0;
        for (Piece piece : lists.items()) {
            bytes.read(piece, ElementType.UINT8, data, done);
            done += piece.count();
        }
        return type instanceof ColumnType.Opaque opaque
                ? new Opaque(lists.offsets(), data, opaque.typeName(), opaque.reason())
                : new Text(lists.offsets(), data);
    }
}
