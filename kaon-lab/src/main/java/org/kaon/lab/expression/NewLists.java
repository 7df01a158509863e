package org.kaon.lab.expression;

import java.util.Arrays;

/// Lists in the making, row after row. Mutable; for one thread.
final class NewLists {

    // Lists grow by products; this many items of a chunk of rows are a slip of the pen.
    private static final int MOST = 1 << 27;

    private final Type type;
    private final int[] offsets;
    private final int position;
    private double[] items;
    private int rows;
    private int count;

    /// @param position of the function, for messages
    NewLists(Type type, int rows, int position) {
        this.type = type;
        this.offsets = new int[rows + 1];
        this.position = position;
        this.items = new double[Math.max(16, 4 * rows)];
    }

    /// Makes sure that the row has room.
    ///
    /// *Errors*: more items than memory should take are an [ExpressionException].
    void reserve(double more) {
        if (more > MOST - count) {
            throw new ExpressionException(
                    position,
                    "would give more than %,d items in one row or a few. Take fewer first: slice(x, 0, 10)."
                            .formatted(MOST));
        }
        int needed = count + (int) more;
        if (needed > items.length) {
            items = Arrays.copyOf(items, Math.max(needed, Math.min(MOST, 2 * items.length)));
        }
    }

    /// An item of the row.
    void add(double item) {
        if (count == items.length) {
            reserve(1);
        }
        items[count++] = item;
    }

    void endRow() {
        offsets[++rows] = count;
    }

    Values values() {
        return new Values(type, Arrays.copyOf(items, count), offsets);
    }
}
