package org.kaon.io.column;

import java.util.List;
import java.util.Objects;

/// An array of the same shape in each row: an image, a matrix, a vector of fixed size.
///
/// *Shape*: `content` holds `length · Π shape` values, the last index runs fastest.
public record Fixed(long length, List<Integer> shape, Column content) implements Column {

    public Fixed {
        shape = List.copyOf(shape);
        if (content.length() != Math.multiplyExact(length, size(shape))) {
            throw new IllegalArgumentException(
                    "%d rows of shape %s need %d values, found %d."
                            .formatted(length, shape, length * size(shape), content.length()));
        }
    }

    /// Values in one row: the product of the extents.
    public long size() {
        return size(shape);
    }

    static long size(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Fixed(shape, content.type());
    }

    @Override
    public Fixed slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length);
        return new Fixed(to - from, shape, content.slice(from * size(), to * size()));
    }
}
