package org.kaon.io.column;

/// A range of a source's rows; those that [Source#splits()] lists are cheap to read alone.
public record Split(long firstRow, long rows) {

    public Split {
        if (firstRow < 0 || rows < 0) {
            throw new IllegalArgumentException(
                    "Rows %d, first %d: neither may be negative.".formatted(rows, firstRow));
        }
    }

    /// Past the last row.
    public long end() {
        return firstRow + rows;
    }
}
