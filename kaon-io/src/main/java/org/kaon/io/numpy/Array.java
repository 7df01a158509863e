package org.kaon.io.numpy;

import org.kaon.io.column.ElementType;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// An array of numbers, the last index fastest.
///
/// @param data `Π shape` values, little-endian
public record Array(ElementType element, List<Long> shape, MemorySegment data) {

    public Array {
        shape = List.copyOf(shape);
        long bytes = Math.multiplyExact(size(shape), element.bytes());
        if (data.byteSize() != bytes) {
            throw new IllegalArgumentException(
                    "%s of shape %s needs %d bytes, found %d."
                            .formatted(element.numpy(), shape, bytes, data.byteSize()));
        }
    }

    /// Number of values.
    public long size() {
        return size(shape);
    }

    /// The value at a position in the order of memory, as float64.
    public double at(long index) {
        return element.doubleAt(data, index);
    }

    private static long size(List<Long> shape) {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }
}
