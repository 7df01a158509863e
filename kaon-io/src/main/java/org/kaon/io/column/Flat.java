package org.kaon.io.column;

import static org.kaon.io.column.ElementType.DOUBLE;
import static org.kaon.io.column.ElementType.FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// One number a row, side by side in memory.
///
/// @param data `length` values of type `element`, little-endian
public record Flat(ElementType element, long length, MemorySegment data) implements Column {

    public Flat {
        if (data.byteSize() < Math.multiplyExact(length, element.bytes())) {
            throw new IllegalArgumentException(
                    "A column of %d %s needs %d bytes, found %d."
                            .formatted(
                                    length,
                                    element.numpy(),
                                    length * element.bytes(),
                                    data.byteSize()));
        }
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Flat(element);
    }

    @Override
    public Flat slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length);
        int width = element.bytes();
        return new Flat(element, to - from, data.asSlice(from * width, (to - from) * width));
    }

    /// The value of one row as float64.
    public double at(long row) {
        return element.doubleAt(data, row);
    }

    /// The value of one row as float32.
    public float floatAt(long row) {
        return element.floatAt(data, row);
    }

    /// The value of one row as a 64-bit integer.
    public long longAt(long row) {
        return element.longAt(data, row);
    }

    /// Writes rows `from` to `from + count` as float32 to `target`, starting at its byte `offset`.
    public void copyFloats(long from, long count, MemorySegment target, long offset) {
        Objects.checkFromIndexSize(from, count, length);
        if (element == ElementType.FLOAT32) {
            MemorySegment.copy(data, 4 * from, target, offset, 4 * count);
            return;
        }
        for (long i = 0; i < count; i++) {
            target.set(FLOAT, offset + 4 * i, element.floatAt(data, from + i));
        }
    }

    /// Writes rows `from` to `from + count` as float64 to `target`, starting at its byte `offset`.
    public void copyDoubles(long from, long count, MemorySegment target, long offset) {
        Objects.checkFromIndexSize(from, count, length);
        if (element == ElementType.FLOAT64) {
            MemorySegment.copy(data, 8 * from, target, offset, 8 * count);
            return;
        }
        for (long i = 0; i < count; i++) {
            target.set(DOUBLE, offset + 8 * i, element.doubleAt(data, from + i));
        }
    }
}
