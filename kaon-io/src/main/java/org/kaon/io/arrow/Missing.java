package org.kaon.io.arrow;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// What stands in the place of missing numbers, where a file may hold anything.
final class Missing {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Missing() {}

    /// Makes missing floats NaN and other missing numbers 0, in place.
    static Column unset(Column column, MemorySegment valid) {
        if (column instanceof Flat flat) {
            for (long row = 0; row < flat.length(); row++) {
                if (valid.get(ValueLayout.JAVA_BYTE, row) == 0) {
                    unset(flat, row);
                }
            }
        }
        return column;
    }

    private static void unset(Flat flat, long row) {
        MemorySegment data = flat.data();
        if (flat.element() == ElementType.FLOAT32) {
            data.set(FLOAT, 4 * row, Float.NaN);
        } else if (flat.element() == ElementType.FLOAT64) {
            data.set(DOUBLE, 8 * row, Double.NaN);
        } else {
            int width = flat.element().bytes();
            data.asSlice(row * width, width).fill((byte) 0);
        }
    }
}
