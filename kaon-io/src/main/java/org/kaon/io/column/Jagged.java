package org.kaon.io.column;

/// A list of any length in each row: the constituents of a jet.
///
/// @param content the items of all lists, those of row `i` at `offsets.start(i)` to
///   `offsets.end(i)`
public record Jagged(Offsets offsets, Column content) implements Column {

    public Jagged {
        if (offsets.end(offsets.length() - 1) > content.length()) {
            throw new IllegalArgumentException(
                    "Offsets end at item %d, but there are %d items."
                            .formatted(offsets.end(offsets.length() - 1), content.length()));
        }
    }

    @Override
    public long length() {
        return offsets.length();
    }

    /// Number of items in row `row`.
    public long count(long row) {
        return offsets.count(row);
    }

    /// The items of one row, a view.
    public Column at(long row) {
        return content.slice(offsets.start(row), offsets.end(row));
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(content.type());
    }

    @Override
    public Jagged slice(long from, long to) {
        return new Jagged(offsets.slice(from, to), content);
    }
}
