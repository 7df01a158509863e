package org.kaon.io.column;

import java.lang.foreign.MemorySegment;

/// Bytes of a type that is not understood: kept and named, so that the columns beside it can be
/// read.
///
/// @param typeName the type as the file names it, e.g. `std::map<int,float>`
/// @param reason why the bytes are not read as numbers
public record Opaque(Offsets offsets, MemorySegment bytes, String typeName, String reason)
        implements Column {

    @Override
    public long length() {
        return offsets.length();
    }

    /// The bytes of one row, as in the file.
    public MemorySegment at(long row) {
        return bytes.asSlice(offsets.start(row), offsets.count(row));
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Opaque(typeName, reason);
    }

    @Override
    public Opaque slice(long from, long to) {
        return new Opaque(offsets.slice(from, to), bytes, typeName, reason);
    }
}
