package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// A value that may be missing: a collection of none or one.
record OptionalField(ColumnReader index, FieldReader content) implements FieldReader {

    @Override
    public ColumnType type() {
        return new ColumnType.Nullable(content.type());
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        Lists lists = Lists.read(index, pieces, memory);
        Offsets offsets = lists.offsets();
        MemorySegment valid = memory.allocate(offsets.length(), 64);
        for (long row = 0; row < offsets.length(); row++) {
            long count = offsets.count(row);
            if (count > 1) {
                throw index.error("has an optional of %d values.".formatted(count));
            }
            valid.set(ValueLayout.JAVA_BYTE, row, (byte) count);
        }
        Column present = content.read(lists.items(), memory);
        return new Nullable(valid, Spread.of(present, offsets, memory));
    }
}
