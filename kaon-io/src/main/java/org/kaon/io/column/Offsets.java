package org.kaon.io.column;

import static org.kaon.io.column.ElementType.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Objects;

/// Where the lists of a jagged column begin: list `i` is content `[start(i), end(i))`.
///
/// @param data `length + 1` increasing int64 values; the first may be above 0 (a view)
public record Offsets(long length, MemorySegment data) {

    public Offsets {
        if (data.byteSize() < 8 * (length + 1)) {
            throw new IllegalArgumentException(
                    "%d lists need %d bytes of offsets, found %d."
                            .formatted(length, 8 * (length + 1), data.byteSize()));
        }
    }

    /// Offsets of lists with the given numbers of items.
    public static Offsets ofCounts(SegmentAllocator memory, long... counts) {
        MemorySegment data = memory.allocate(8L * (counts.length + 1), 64);
        long end = 0;
        for (int i = 0; i < counts.length; i++) {
            data.set(LONG, 8L * i, end);
            end += counts[i];
        }
        data.set(LONG, 8L * counts.length, end);
        return new Offsets(counts.length, data);
    }

    /// First item of list `i`.
    public long start(long i) {
        return data.get(LONG, 8 * i);
    }

    /// Past the last item of list `i`.
    public long end(long i) {
        return data.get(LONG, 8 * (i + 1));
    }

    /// Number of items in list `i`.
    public long count(long i) {
        return end(i) - start(i);
    }

    /// The offsets of lists `from` to `to`, a view.
    public Offsets slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length);
        return new Offsets(to - from, data.asSlice(8 * from, 8 * (to - from + 1)));
    }
}
