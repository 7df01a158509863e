package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Offsets;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/// How many items a collection has: the lengths of the lists of an index column.
record CardinalityField(ElementType element, ColumnReader index) implements FieldReader {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public ColumnType type() {
        return new ColumnType.Flat(element);
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        Offsets offsets = Lists.read(index, pieces, memory).offsets();
        long count = offsets.length();
        MemorySegment data = FieldReader.allocate(memory, count, element.bytes(), index);
        for (long row = 0; row < count; row++) {
            if (element == ElementType.UINT32) {
                data.set(INT, 4 * row, (int) offsets.count(row));
            } else {
                data.set(LONG, 8 * row, offsets.count(row));
            }
        }
        return new Flat(element, count, data);
    }
}
