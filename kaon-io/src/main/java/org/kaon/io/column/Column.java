package org.kaon.io.column;

/// A column: one value a row, of any nesting. Composed of seven kinds.
public sealed interface Column permits Flat, Fixed, Jagged, Struct, Text, Nullable, Opaque {

    /// Number of rows (of lists, for a jagged column).
    long length();

    /// What the column is made of.
    ColumnType type();

    /// Rows `from` (inclusive) to `to` (exclusive), a view on the same memory.
    Column slice(long from, long to);

    /// The numbers inside, whatever lists or shapes lie around them.
    ///
    /// A jagged column's rows refer to them through its offsets.
    ///
    /// *Errors*: a column without numbers, or with several, is an [IllegalArgumentException]; see
    /// [ColumnType#numbers()].
    default Flat numbers() {
        return switch (this) {
            case Flat flat -> flat;
            case Fixed fixed -> fixed.content().numbers();
            case Jagged jagged -> jagged.content().numbers();
            case Nullable nullable -> nullable.content().numbers();
            case Struct _, Text _, Opaque _ ->
                    throw new IllegalArgumentException(
                            "Needs a column of numbers, found " + type() + ".");
        };
    }
}
