package org.kaon.io.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.zip.CRC32;

/// What a column of bytes that are not understood holds: how many pieces, their length, a checksum.
///
/// Add a column's parts in order, then ask for the [Summary].
final class ByteStatistics {

    /// The figures.
    ///
    /// @param bytes of all pieces
    /// @param crc CRC-32 of all bytes, piece by piece
    record Summary(
            long entries,
            long count,
            long bytes,
            long missing,
            long crc,
            List<Statistics.Level> levels) {}

    private final ColumnType type;
    private final Levels levels = new Levels();
    private final CRC32 crc = new CRC32();
    private long entries;
    private long count;
    private long bytes;

    /// @param type of the column: bytes, in lists or not
    ByteStatistics(ColumnType type) {
        this.type = type;
    }

    void add(Column column) {
        entries += column.length();
        levels.walk(column, 0, column.length(), this::pieces);
    }

    private void pieces(Column leaf, long from, long to) {
        if (!(leaf instanceof Opaque opaque)) {
            throw new IllegalArgumentException("Needs bytes, found " + leaf.type() + ".");
        }
        for (long i = from; i < to; i++) {
            MemorySegment piece = opaque.at(i);
            crc.update(piece.toArray(ValueLayout.JAVA_BYTE));
            bytes += piece.byteSize();
            count++;
        }
    }

    Summary summary() {
        return new Summary(
                entries,
                count,
                bytes,
                levels.missing(),
                crc.getValue(),
                levels.describe(type, entries));
    }
}
