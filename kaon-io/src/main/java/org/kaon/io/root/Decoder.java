package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/// Turns unpacked baskets into a column: big-endian values become little-endian, lists get offsets.
///
/// Memory is taken for what the baskets really hold, never for what the file says they hold.
final class Decoder {

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt BIG_INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int ALIGNMENT = 64;
    private static final int VECTOR_SIZE_AT = 6;

    private final Branch branch;
    private final List<BranchReader.Piece> pieces;
    private final long rows;
    private final SegmentAllocator memory;

    Decoder(Branch branch, List<BranchReader.Piece> pieces, long rows, SegmentAllocator memory) {
        this.branch = branch;
        this.pieces = pieces;
        this.rows = rows;
        this.memory = memory;
    }

    static int width(ElementType element, List<Integer> shape) {
        long width = element.bytes();
        for (int extent : shape) {
            width *= extent;
        }
        return (int) Math.min(width, Integer.MAX_VALUE);
    }

    Column column() throws FormatException {
        return switch (branch.interpretation()) {
            case Interpretation.Numbers numbers -> numbers(numbers);
            case Interpretation.Lists lists -> lists(lists);
            case Interpretation.Flags flags -> flags(flags);
            case Interpretation.Formed formed -> new FormDecoder(formed, pieces).column(memory);
            case Interpretation.Unknown unknown -> opaque(unknown);
        };
    }

    private Column numbers(Interpretation.Numbers numbers) throws FormatException {
        int width = width(numbers.element(), numbers.shape());
        for (BranchReader.Piece piece : pieces) {
            Basket basket = piece.basket();
            if (basket.border() != (long) basket.rows() * width) {
                throw basket.place()
                        .error(
                                0,
                                "%d entries of %d bytes need %d bytes, found %d"
                                        .formatted(
                                                basket.rows(),
                                                width,
                                                (long) basket.rows() * width,
                                                basket.border()));
            }
        }
        MemorySegment data = memory.allocate(rows * width, ALIGNMENT);
        long at = 0;
        for (BranchReader.Piece piece : pieces) {
            int bytes = piece.rows() * width;
            swap(piece.basket(), piece.from() * width, bytes, numbers.element(), data, at);
            at += bytes;
        }
        return shaped(numbers.element(), numbers.shape(), rows, data);
    }

    private Column lists(Interpretation.Lists lists) throws FormatException {
        int width = width(lists.element(), lists.shape());
        Offsets offsets = offsets(lists.header(), width);
        long items = rows == 0 ? 0 : offsets.end(rows - 1);
        MemorySegment data = memory.allocate(items * width, ALIGNMENT);
        long at = 0;
        for (BranchReader.Piece piece : pieces) {
            if (lists.header() == 0) {
                int from = piece.starts()[0];
                int bytes = piece.starts()[piece.rows()] - from;
                swap(piece.basket(), from, bytes, lists.element(), data, at);
                at += bytes;
                continue;
            }
            for (int i = 0; i < piece.rows(); i++) {
                int from = piece.starts()[i] + lists.header();
                int bytes = Math.max(0, piece.starts()[i + 1] - from);
                if (!lists.container().isEmpty() && bytes > 0) {
                    checkSize(piece.basket(), from, bytes / width);
                }
                swap(piece.basket(), from, bytes, lists.element(), data, at);
                at += bytes;
            }
        }
        return new Jagged(offsets, shaped(lists.element(), lists.shape(), items, data));
    }

    private static void checkSize(Basket basket, int from, int items) throws FormatException {
        int at = from - 10 + VECTOR_SIZE_AT;
        int size = MemorySegment.ofArray(basket.bytes()).get(BIG_INT, at);
        if (size != items) {
            throw basket.place()
                    .error(at, "a vector of %d items in the room of %d".formatted(size, items));
        }
    }

    private Offsets offsets(int header, int width) throws FormatException {
        MemorySegment data = memory.allocate(8 * (rows + 1), ALIGNMENT);
        long row = 0;
        long end = 0;
        for (BranchReader.Piece piece : pieces) {
            for (int i = 0; i < piece.rows(); i++) {
                int whole = piece.starts()[i + 1] - piece.starts()[i];
                int bytes = whole == 0 ? 0 : whole - header;
                if (bytes < 0 || bytes % width != 0) {
                    throw piece.basket()
                            .place()
                            .error(
                                    piece.starts()[i],
                                    "an entry of %d bytes holds no whole number of %d-byte items"
                                            .formatted(bytes, width));
                }
                end += bytes / width;
                data.set(LONG, 8 * ++row, end);
            }
        }
        return new Offsets(rows, data);
    }

    private Column flags(Interpretation.Flags flags) throws FormatException {
        return new FlagsDecoder(pieces, rows, memory).column(flags.lists());
    }

    private Column opaque(Interpretation.Unknown unknown) throws FormatException {
        Offsets offsets = offsets(0, 1);
        MemorySegment data = memory.allocate(rows == 0 ? 0 : offsets.end(rows - 1), ALIGNMENT);
        long at = 0;
        for (BranchReader.Piece piece : pieces) {
            int from = piece.starts()[0];
            int bytes = piece.starts()[piece.rows()] - from;
            swap(piece.basket(), from, bytes, ElementType.UINT8, data, at);
            at += bytes;
        }
        return new Opaque(offsets, data, unknown.typeName(), unknown.reason());
    }

    private static Column shaped(
            ElementType element, List<Integer> shape, long length, MemorySegment data) {
        if (shape.isEmpty()) {
            return new Flat(element, length, data);
        }
        long values = data.byteSize() / element.bytes();
        return new Fixed(length, shape, new Flat(element, values, data));
    }

    private static void swap(
            Basket basket, int from, int bytes, ElementType element, MemorySegment to, long at) {
        MemorySegment source = MemorySegment.ofArray(basket.bytes());
        BigEndian.copy(source, from, element, to, at, bytes / element.bytes());
    }
}
