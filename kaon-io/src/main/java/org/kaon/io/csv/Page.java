package org.kaon.io.csv;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/// The numbers of some rows, column by column, as the first pass has found them.
///
/// @param columns one for each of the table
record Page(long first, int rows, List<Numbers> columns) {

    static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// @param values 64 bits a row, of float64 if `real`, else of integers; nothing in a column of
    ///   texts
    /// @param valid 0 where a cell is missing; empty where none is
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Numbers(MemorySegment values, boolean real, byte[] valid) {}

    Page moved(long by) {
        return new Page(first + by, rows, columns);
    }

    long end() {
        return first + rows;
    }
}
