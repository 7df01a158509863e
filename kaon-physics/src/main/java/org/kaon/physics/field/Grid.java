package org.kaon.physics.field;

import java.util.List;

/// A map: rows of numbers one after the other.
public record Grid(int rows, int columns, double... values) {

    private static final double LARGE = 1e150;

    /// *Errors*: [IllegalArgumentException] for fewer than two rows or columns, another number of
    /// values, or one that is not finite or beyond 1e150.
    public Grid {
        if (rows < 2 || columns < 2 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException(
                    "map: expected two rows and columns or more with all their values, got %d × %d and %d values."
                            .formatted(rows, columns, values.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= LARGE)) {
                throw new IllegalArgumentException(
                        "map: row %d, column %d is %s, expected a finite number."
                                .formatted(i / columns, i % columns, values[i]));
            }
        }
    }

    double at(int row, int column) {
        return values[row * columns + column];
    }

    static void requireOneSize(String what, List<Grid> maps) {
        if (maps.isEmpty()) {
            throw new IllegalArgumentException(what + ": expected a map or more, got none.");
        }
        Grid first = maps.getFirst();
        for (Grid map : maps) {
            if (map.rows != first.rows || map.columns != first.columns) {
                throw new IllegalArgumentException(
                        "%s: expected maps of one size, got %d × %d and %d × %d."
                                .formatted(what, first.rows, first.columns, map.rows, map.columns));
            }
        }
    }
}
