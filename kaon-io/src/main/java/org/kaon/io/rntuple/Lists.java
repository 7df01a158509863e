package org.kaon.io.rntuple;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.Offsets;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Where the lists of an index column lie: their offsets, and the pieces of their items.
///
/// *Source*: specification, "Stdlib Types and Collections": the column holds the end of each list,
/// counted from the cluster's first item.
record Lists(Offsets offsets, List<Piece> items) {

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static Lists read(ColumnReader index, List<Piece> pieces, SegmentAllocator memory)
            throws IOException {
        for (Piece piece : pieces) {
            index.require(piece);
        }
        long count = Piece.total(pieces);
        MemorySegment data = FieldReader.allocate(memory, count + 1, 8, index);
        data.set(LONG, 0, 0);
        List<Piece> items = new ArrayList<>();
        long done = 0;
        long total = 0;
        for (Piece piece : pieces) {
            index.read(piece, ElementType.INT64, data, 8 * (done + 1));
            long start = index.startOf(piece.cluster(), piece.from());
            long previous = start;
            for (long i = done + 1; i <= done + piece.count(); i++) {
                long end = data.get(LONG, 8 * i);
                if (end < previous) {
                    throw index.error(
                            "has a list that ends at item %d and starts at %d."
                                    .formatted(end, previous));
                }
                data.set(LONG, 8 * i, total + end - start);
                previous = end;
            }
            items.add(new Piece(piece.cluster(), start, previous - start));
            total += previous - start;
            done += piece.count();
        }
        return new Lists(new Offsets(count, data), items);
    }
}
