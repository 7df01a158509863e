package org.kaon.io.root;

import org.kaon.io.column.Fixed;

import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// Arrays of one shape: their values grow in [#content].
final class GrowingFixed implements Growing {

    private final List<Integer> shape;
    private final int size;
    private final Growing content;

    GrowingFixed(List<Integer> shape, Growing content) {
        this.shape = List.copyOf(shape);
        this.size = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        this.content = content;
    }

    Growing content() {
        return content;
    }

    @Override
    public long length() {
        return content.length() / size;
    }

    @Override
    public void blank() {
        for (int i = 0; i < size; i++) {
            content.blank();
        }
    }

    @Override
    public Fixed column(SegmentAllocator memory) {
        return new Fixed(length(), shape, content.column(memory));
    }
}
