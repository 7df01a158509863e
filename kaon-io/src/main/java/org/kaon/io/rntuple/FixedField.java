package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/// An array of fixed size; arrays of arrays have one shape.
record FixedField(List<Integer> shape, FieldReader content) implements FieldReader {

    static FixedField of(int size, FieldReader content) {
        if (content instanceof FixedField inner) {
            List<Integer> shape = new ArrayList<>(inner.shape);
            shape.addFirst(size);
            return new FixedField(List.copyOf(shape), inner.content);
        }
        return new FixedField(List.of(size), content);
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Fixed(shape, content.type());
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        long size = 1;
        for (int extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        List<Piece> values = new ArrayList<>();
        for (Piece piece : pieces) {
            long from = Math.multiplyExact(piece.from(), size);
            values.add(new Piece(piece.cluster(), from, Math.multiplyExact(piece.count(), size)));
        }
        return new Fixed(Piece.total(pieces), shape, content.read(values, memory));
    }
}
