package org.kaon.lab.expression;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.util.Arrays;
import java.util.Optional;

/// How an expression sees a column of a file, so that the same events are the same whatever format
/// holds them: a missing value is NaN, a missing list holds one NaN, and arrays and lists of lists
/// are one list a row, in the order of the file.
final class ColumnValues {

    private double[] numbers = new double[64];
    private int count;

    private ColumnValues() {}

    /// What a column of that type gives; empty where there are no numbers in it.
    static Optional<Type> type(ColumnType column) {
        boolean list = !(present(column) instanceof ColumnType.Flat);
        return column.numbers().map(element -> Type.of(element == ElementType.BOOL, list));
    }

    /// Whether rows hold lists of lists.
    static boolean nested(ColumnType column) {
        return present(column) instanceof ColumnType.Jagged(ColumnType content)
                && present(content) instanceof ColumnType.Jagged;
    }

    private static ColumnType present(ColumnType type) {
        return type instanceof ColumnType.Nullable it ? it.content() : type;
    }

    /// The lengths of a nested column's inner lists; of a missing one NaN, and so of a row without
    /// a list.
    static Values counts(Column column) {
        ColumnValues lengths = new ColumnValues();
        int rows = Math.toIntExact(column.length());
        int[] offsets = new int[rows + 1];
        for (int row = 0; row < rows; row++) {
            if (column instanceof Nullable nullable && !nullable.valid(row)) {
                lengths.append(Double.NaN, 1);
            } else if (present(column) instanceof Jagged lists) {
                for (long i = lists.offsets().start(row); i < lists.offsets().end(row); i++) {
                    lengths.append(length(lists.content(), i), 1);
                }
            }
            offsets[row + 1] = lengths.count;
        }
        double[] all = Arrays.copyOf(lengths.numbers, lengths.count);
        return new Values(Type.NUMBERS, all, offsets);
    }

    private static double length(Column lists, long i) {
        boolean missing = lists instanceof Nullable nullable && !nullable.valid(i);
        return !missing && present(lists) instanceof Jagged inner ? inner.count(i) : Double.NaN;
    }

    private static Column present(Column column) {
        return column instanceof Nullable it ? it.content() : column;
    }

    /// The numbers of all rows.
    static Values of(Type type, Column column) {
        int rows = Math.toIntExact(column.length());
        if (!type.list()) {
            return Values.flat(type.flag(), run(column, 0, rows));
        }
        int[] offsets = new int[rows + 1];
        if (column instanceof Fixed fixed && plain(fixed.content())) {
            int size = Math.toIntExact(fixed.size());
            Arrays.setAll(offsets, i -> Math.multiplyExact(i, size));
            return new Values(type, run(fixed.content(), 0, offsets[rows]), offsets);
        }
        if (column instanceof Jagged jagged && plain(jagged.content())) {
            long first = rows == 0 ? 0 : jagged.offsets().start(0);
            for (int i = 0; i < rows; i++) {
                offsets[i + 1] = Math.toIntExact(jagged.offsets().end(i) - first);
            }
            return new Values(type, run(jagged.content(), first, offsets[rows]), offsets);
        }
        ColumnValues values = new ColumnValues();
        for (int i = 0; i < rows; i++) {
            values.add(column, i);
            offsets[i + 1] = values.count;
        }
        return new Values(type, Arrays.copyOf(values.numbers, values.count), offsets);
    }

    private static boolean plain(Column column) {
        return column instanceof Flat || column instanceof Nullable(var _, Flat _);
    }

    private static double[] run(Column column, long from, int count) {
        double[] values = new double[count];
        Flat flat = column.numbers();
        for (int i = 0; i < count; i++) {
            values[i] = flat.at(from + i);
        }
        if (column instanceof Nullable nullable) {
            for (int i = 0; i < count; i++) {
                values[i] = nullable.valid(from + i) ? values[i] : Double.NaN;
            }
        }
        return values;
    }

    // Any nesting, one number after the other.
    private void add(Column column, long row) {
        switch (column) {
            case Flat flat -> append(flat.at(row), 1);
            case Fixed fixed -> {
                for (long i = row * fixed.size(); i < (row + 1) * fixed.size(); i++) {
                    add(fixed.content(), i);
                }
            }
            case Jagged jagged -> {
                for (long i = jagged.offsets().start(row); i < jagged.offsets().end(row); i++) {
                    add(jagged.content(), i);
                }
            }
            case Nullable nullable -> {
                if (nullable.valid(row)) {
                    add(nullable.content(), row);
                } else {
                    append(Double.NaN, absent(nullable.content().type()));
                }
            }
            case Struct _, Text _, Opaque _ ->
                    throw new IllegalArgumentException("no numbers in " + column.type());
        }
    }

    // An array keeps its shape where it is missing.
    private static int absent(ColumnType type) {
        return type instanceof ColumnType.Fixed fixed
                ? Math.toIntExact(fixed.size() * absent(fixed.content()))
                : 1;
    }

    private void append(double value, int times) {
        int needed = Math.addExact(count, times);
        if (needed > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(needed, Math.multiplyExact(2, count)));
        }
        Arrays.fill(numbers, count, needed, value);
        count = needed;
    }
}
