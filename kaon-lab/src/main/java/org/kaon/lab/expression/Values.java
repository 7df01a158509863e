package org.kaon.lab.expression;

import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;

/// What an expression gave for the rows of a chunk, in float64; true is 1, false is 0.
///
/// @param numbers one a row, or the items of all lists one after the other
/// @param offsets of lists: item `offsets[i]` to `offsets[i + 1]` belong to row `i`; empty where
///   each row has one value
public record Values(Type type, double[] numbers, int[] offsets) {

    /// One value a row.
    static Values flat(boolean flag, double[] numbers) {
        return new Values(Type.of(flag, false), numbers, new int[0]);
    }

    /// How many rows there are.
    public int rows() {
        return type.list() ? offsets.length - 1 : numbers.length;
    }

    /// The numbers of a column; an array of fixed shape counts as a list.
    static Values of(Type type, Column column) {
        int rows = Math.toIntExact(column.length());
        return switch (column) {
            case Flat flat -> new Values(type, doubles(flat, 0, rows), new int[0]);
            case Fixed fixed -> {
                int size = Math.toIntExact(fixed.size());
                int[] offsets = new int[rows + 1];
                for (int i = 0; i <= rows; i++) {
                    offsets[i] = Math.multiplyExact(i, size);
                }
                yield new Values(type, doubles(fixed.numbers(), 0, offsets[rows]), offsets);
            }
            case Jagged jagged -> {
                long first = rows == 0 ? 0 : jagged.offsets().start(0);
                int[] offsets = new int[rows + 1];
                for (int i = 0; i < rows; i++) {
                    offsets[i + 1] = Math.toIntExact(jagged.offsets().end(i) - first);
                }
                yield new Values(type, doubles(jagged.numbers(), first, offsets[rows]), offsets);
            }
            default -> throw new IllegalArgumentException("no numbers in " + column.type());
        };
    }

    private static double[] doubles(Flat flat, long from, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = flat.at(from + i);
        }
        return values;
    }
}
