package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/// Reads `TObject::fBits`: 4 bytes, and 2 more where bit 4 says that the object is referenced.
final class FlagsDecoder {

    private static final ValueLayout.OfInt BIG =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt LITTLE =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int REFERENCED = 1 << 4;

    private final List<BranchReader.Piece> pieces;
    private final int rows;
    private final SegmentAllocator memory;
    private int[] values = new int[16];
    private int count;

    FlagsDecoder(List<BranchReader.Piece> pieces, long rows, SegmentAllocator memory) {
        this.pieces = pieces;
        this.rows = Math.toIntExact(rows);
        this.memory = memory;
    }

    Column column(boolean lists) throws FormatException {
        long[] counts = new long[lists ? rows : 0];
        int row = 0;
        for (BranchReader.Piece piece : pieces) {
            if (lists) {
                for (int i = 0; i < piece.rows(); i++) {
                    int before = count;
                    list(piece.basket(), piece.starts()[i], piece.starts()[i + 1]);
                    counts[row++] = count - before;
                }
            } else {
                flat(piece);
            }
        }
        MemorySegment data = memory.allocate(4L * count, 64);
        MemorySegment.copy(values, 0, data, LITTLE, 0, count);
        Flat flat = new Flat(ElementType.UINT32, count, data);
        return lists ? new Jagged(Offsets.ofCounts(memory, counts), flat) : flat;
    }

    // Lengths differ, so the rows before the first wanted one are walked too.
    private void flat(BranchReader.Piece piece) throws FormatException {
        int at = 0;
        int before = count;
        for (int i = 0; i < piece.to(); i++) {
            at = one(piece.basket(), at, piece.basket().border());
            if (i < piece.from()) {
                count = before;
            }
        }
    }

    private void list(Basket basket, int from, int to) throws FormatException {
        int at = from;
        while (at < to) {
            at = one(basket, at, to);
        }
    }

    private int one(Basket basket, int at, int end) throws FormatException {
        if (end - at < 4) {
            throw basket.place()
                    .error(at, "flags of 4 bytes, where %d are left".formatted(end - at));
        }
        int value = MemorySegment.ofArray(basket.bytes()).get(BIG, at);
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
        boolean longer = (value & REFERENCED) != 0 && basket.border() != 4 * basket.rows();
        if (longer && end - at < 6) {
            throw basket.place()
                    .error(at, "flags of 6 bytes, where %d are left".formatted(end - at));
        }
        return at + (longer ? 6 : 4);
    }
}
