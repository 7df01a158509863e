package org.kaon.io.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Arrays;

/// Rows that are picked out of a column, in any order: runs of rows, and rows that are nowhere,
/// which become zero, false, an empty text, an empty list or a missing value.
public final class Picked {

    private static final long NOWHERE = -1;

    private long[] starts = new long[16];
    private long[] counts = new long[16];
    private int runs;
    private long length;

    /// The rows for which a flag is set.
    public static Picked where(boolean[] flags) {
        Picked picked = new Picked();
        for (int row = 0; row < flags.length; row++) {
            if (flags[row]) {
                picked.run(row, 1);
            }
        }
        return picked;
    }

    /// Adds rows `start` to `start + count`.
    public void run(long start, long count) {
        if (count == 0) {
            return;
        }
        int last = runs - 1;
        boolean goesOn = runs > 0 && starts[last] >= 0 && starts[last] + counts[last] == start;
        add(start, count, goesOn);
    }

    /// Adds rows that are in no column.
    public void nowhere(long count) {
        if (count > 0) {
            add(NOWHERE, count, runs > 0 && starts[runs - 1] == NOWHERE);
        }
    }

    private void add(long start, long count, boolean goesOn) {
        length += count;
        if (goesOn) {
            counts[runs - 1] += count;
            return;
        }
        if (runs == starts.length) {
            starts = Arrays.copyOf(starts, 2 * runs);
            counts = Arrays.copyOf(counts, 2 * runs);
        }
        starts[runs] = start;
        counts[runs++] = count;
    }

    /// How many rows there are.
    public long length() {
        return length;
    }

    /// The rows of a column, a copy.
    ///
    /// @param memory gives zeroed memory, as an arena does
    public Column of(Column column, SegmentAllocator memory) {
        return switch (column) {
            case Flat flat ->
                    new Flat(
                            flat.element(),
                            length,
                            bytes(flat.data(), flat.element().bytes(), memory));
            case Fixed fixed ->
                    new Fixed(
                            length, fixed.shape(), times(fixed.size()).of(fixed.content(), memory));
            case Jagged jagged ->
                    new Jagged(
                            offsets(jagged.offsets(), memory),
                            items(jagged.offsets()).of(jagged.content(), memory));
            case Text text ->
                    new Text(
                            offsets(text.offsets(), memory),
                            items(text.offsets()).bytes(text.utf8(), 1, memory));
            case Opaque opaque ->
                    new Opaque(
                            offsets(opaque.offsets(), memory),
                            items(opaque.offsets()).bytes(opaque.bytes(), 1, memory),
                            opaque.typeName(),
                            opaque.reason());
            case Struct struct ->
                    new Struct(
                            length,
                            struct.names(),
                            struct.fields().stream().map(field -> of(field, memory)).toList());
            case Nullable nullable ->
                    new Nullable(
                            bytes(nullable.valid(), 1, memory), of(nullable.content(), memory));
        };
    }

    private MemorySegment bytes(MemorySegment from, int width, SegmentAllocator memory) {
        MemorySegment to = memory.allocate(Math.max(1, length * width), 64);
        long at = 0;
        for (int i = 0; i < runs; i++) {
            long count = counts[i] * width;
            if (starts[i] >= 0) {
                MemorySegment.copy(from, starts[i] * width, to, at, count);
            }
            at += count;
        }
        return to;
    }

    // What lies inside of the picked rows, where each is so many values.
    private Picked times(long size) {
        Picked inside = new Picked();
        for (int i = 0; i < runs; i++) {
            if (starts[i] >= 0) {
                inside.run(starts[i] * size, counts[i] * size);
            } else {
                inside.nowhere(counts[i] * size);
            }
        }
        return inside;
    }

    // The items of lists that follow each other follow each other too.
    private Picked items(Offsets offsets) {
        Picked inside = new Picked();
        for (int i = 0; i < runs; i++) {
            if (starts[i] >= 0) {
                long first = offsets.start(starts[i]);
                inside.run(first, offsets.end(starts[i] + counts[i] - 1) - first);
            }
        }
        return inside;
    }

    private Offsets offsets(Offsets from, SegmentAllocator memory) {
        long[] lengths = new long[Math.toIntExact(length)];
        int row = 0;
        for (int i = 0; i < runs; i++) {
            for (long k = 0; k < counts[i]; k++) {
                lengths[row++] = starts[i] >= 0 ? from.count(starts[i] + k) : 0;
            }
        }
        return Offsets.ofCounts(memory, lengths);
    }
}
