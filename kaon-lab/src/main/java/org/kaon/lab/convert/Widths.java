package org.kaon.lab.convert;

import org.kaon.io.column.ColumnType;

/// How many bytes a row of a column takes, guessed where lists and texts are of any length.
final class Widths {

    private static final long ITEMS = 16;
    private static final long TEXT = 32;

    private Widths() {}

    static long of(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat flat -> flat.element().bytes();
            case ColumnType.Fixed fixed -> Math.max(1, fixed.size()) * of(fixed.content());
            case ColumnType.Jagged jagged -> ITEMS * of(jagged.content());
            case ColumnType.Nullable nullable -> 1 + of(nullable.content());
            case ColumnType.Struct struct -> struct.fields().stream().mapToLong(Widths::of).sum();
            case ColumnType.Text _, ColumnType.Opaque _ -> TEXT;
        };
    }
}
