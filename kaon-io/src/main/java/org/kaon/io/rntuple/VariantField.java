package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Struct;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A value of one of several types: the number of the type (`tag`, from 1, or 0 for none), and a
/// column for each type that holds the values of that type (`_0`, `_1`, …).
///
/// *Source*: specification, "std::variant".
record VariantField(ColumnReader switches, List<FieldReader> alternatives) implements FieldReader {

    private static final int WIDTH = 12;
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    VariantField {
        alternatives = List.copyOf(alternatives);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("tag"));
        IntStream.range(0, alternatives.size()).forEach(i -> names.add("_" + i));
        return names;
    }

    @Override
    public ColumnType type() {
        List<ColumnType> types = new ArrayList<>(List.of(new ColumnType.Flat(ElementType.UINT8)));
        for (FieldReader alternative : alternatives) {
            types.add(new ColumnType.Nullable(alternative.type()));
        }
        return new ColumnType.Struct(names(), types);
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        for (Piece piece : pieces) {
            switches.require(piece);
        }
        long count = Piece.total(pieces);
        MemorySegment raw = FieldReader.allocate(memory, count, WIDTH, switches);
        long done = 0;
        for (Piece piece : pieces) {
            switches.read(piece, ElementType.INT64, raw, done * WIDTH);
            done += piece.count();
        }
        List<Column> columns = new ArrayList<>();
        columns.add(tags(raw, count, memory));
        for (int i = 0; i < alternatives.size(); i++) {
            columns.add(alternative(i, pieces, raw, memory));
        }
        return new Struct(count, names(), columns);
    }

    private Column tags(MemorySegment raw, long count, SegmentAllocator memory) throws IOException {
        MemorySegment tags = memory.allocate(count, 64);
        for (long row = 0; row < count; row++) {
            int tag = raw.get(INT, row * WIDTH + 8);
            if (tag < 0 || tag > alternatives.size()) {
                throw switches.error("chooses type %d of %d.".formatted(tag, alternatives.size()));
            }
            tags.set(ValueLayout.JAVA_BYTE, row, (byte) tag);
        }
        return new Flat(ElementType.UINT8, count, tags);
    }

    // The values of one type lie side by side, in the order of the rows that hold them.
    private Column alternative(
            int number, List<Piece> pieces, MemorySegment raw, SegmentAllocator memory)
            throws IOException {
        long count = Piece.total(pieces);
        MemorySegment valid = memory.allocate(count, 64);
        MemorySegment ends = memory.allocate(8 * (count + 1), 64);
        List<Piece> values = new ArrayList<>();
        long row = 0;
        long end = 0;
        ends.set(LONG, 0, 0);
        for (Piece piece : pieces) {
            long first = -1;
            long next = -1;
            for (long stop = row + piece.count(); row < stop; row++) {
                boolean chosen = raw.get(INT, row * WIDTH + 8) == number + 1;
                if (chosen) {
                    long at = raw.get(LONG, row * WIDTH);
                    if (first >= 0 && at != next) {
                        throw switches.error(
                                "has value %d of type %d where %d is due."
                                        .formatted(at, number, next));
                    }
                    first = first < 0 ? at : first;
                    next = at + 1;
                    end++;
                }
                valid.set(ValueLayout.JAVA_BYTE, row, (byte) (chosen ? 1 : 0));
                ends.set(LONG, 8 * (row + 1), end);
            }
            if (first >= 0) {
                values.add(new Piece(piece.cluster(), first, next - first));
            }
        }
        Column present = alternatives.get(number).read(values, memory);
        return new Nullable(valid, Spread.of(present, new Offsets(count, ends), memory));
    }
}
