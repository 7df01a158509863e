package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Picked;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Makes columns of the buffers of a batch.
///
/// *Source*: `Columnar.rst`, "Physical Memory Layout", "Buffer Listing for Each Layout".
final class Decoder {

    private final BinaryFile file;
    private final Buffers buffers;
    private final Types types;
    private final Dictionaries dictionaries;
    private final String column;
    private final SegmentAllocator memory;

    /// @param column its name, for errors
    Decoder(
            BinaryFile file,
            Buffers buffers,
            Types types,
            Dictionaries dictionaries,
            String column,
            SegmentAllocator memory) {
        this.file = file;
        this.buffers = buffers;
        this.types = types;
        this.dictionaries = dictionaries;
        this.column = column;
        this.memory = memory;
    }

    /// Values `from` to `to` of a field.
    ///
    /// @param path the members that are wanted of structures, outermost first; empty for all
    Column column(Batch.Placed placed, long from, long to, List<String> path) throws IOException {
        if (to > placed.node().length()) {
            throw file.error(
                    column,
                    0,
                    "%d values are needed, there are %d.".formatted(to, placed.node().length()));
        }
        ColumnType type = types.of(placed.field());
        MemorySegment valid = valid(placed, from, to);
        Column content = content(placed, from, to, path, valid);
        if (!(type instanceof ColumnType.Nullable) || content instanceof Nullable) {
            return content;
        }
        return new Nullable(valid, Missing.unset(content, valid));
    }

    // A byte for each value, 0 where it is missing.
    private MemorySegment valid(Batch.Placed placed, long from, long to) throws IOException {
        MemorySegment valid = memory.allocate(Math.max(1, to - from));
        if (placed.field().kind() instanceof Kind.Nothing) {
            return valid;
        }
        if (placed.node().missing() == 0 || placed.field().kind() instanceof Kind.Unknown) {
            return valid.fill((byte) 1);
        }
        bits(placed.buffer(), from, to, valid);
        return valid;
    }

    private void bits(int buffer, long from, long to, MemorySegment into) throws IOException {
        long first = from / 8;
        MemorySegment bits = read(buffer, first, (to + 7) / 8 - first);
        for (long i = from; i < to; i++) {
            int eight = bits.get(ValueLayout.JAVA_BYTE, i / 8 - first);
            into.set(ValueLayout.JAVA_BYTE, i - from, (byte) (eight >> (i % 8) & 1));
        }
    }

    private Column content(
            Batch.Placed placed, long from, long to, List<String> path, MemorySegment valid)
            throws IOException {
        Field field = placed.field();
        if (field.encoding().isPresent()) {
            return encoded(placed, from, to, valid);
        }
        int data = placed.buffer() + 1;
        long rows = to - from;
        return switch (field.kind()) {
            case Kind.Nothing _ ->
                    new Flat(ElementType.FLOAT64, rows, memory.allocate(Math.max(8, 8 * rows), 64));
            case Kind.Plain number -> numbers(number.element(), data, from, rows);
            case Kind.Bits _ -> {
                MemorySegment flags = memory.allocate(Math.max(1, rows), 64);
                bits(data, from, to, flags);
                yield new Flat(ElementType.BOOL, rows, flags);
            }
            case Kind.Half _ -> Odd.halves(read(data, 2 * from, 2 * rows), rows, memory);
            case Kind.Decimal decimal -> {
                int width = decimal.bytes();
                MemorySegment stored = read(data, width * from, width * rows);
                yield Odd.decimals(stored, decimal, rows, memory);
            }
            case Kind.FixedBytes bytes -> {
                long[] counts = new long[Math.toIntExact(rows)];
                java.util.Arrays.fill(counts, bytes.width());
                MemorySegment stored =
                        read(data, bytes.width() * from, Math.multiplyExact(bytes.width(), rows));
                yield opaque(counts, stored, bytes.name());
            }
            case Kind.Bytes bytes -> {
                long[] ends = offsets(placed, bytes.wide(), from, to);
                long first = ends[0];
                MemorySegment stored = read(data + 1, first, ends[ends.length - 1] - first);
                yield bytes.text()
                        ? new Text(Offsets.ofCounts(memory, counts(ends)), stored)
                        : opaque(counts(ends), stored, "binary");
            }
            case Kind.Views views ->
                    new ViewBytes(buffers, column, memory)
                            .column(placed, from, rows, views.text(), valid);
            case Kind.Lists lists -> {
                long[] ends = offsets(placed, lists.wide(), from, to);
                Batch.Placed item = placed.children().getFirst();
                Column items = column(item, ends[0], ends[ends.length - 1], path);
                yield new Jagged(Offsets.ofCounts(memory, counts(ends)), items);
            }
            case Kind.FixedLists lists -> {
                Batch.Placed item = placed.children().getFirst();
                long size = lists.size();
                yield fixed(rows, lists.size(), column(item, from * size, to * size, path));
            }
            case Kind.Structure _ -> structure(placed, from, to, path);
            case Kind.Unknown unknown ->
                    throw FormatException.of(
                            file.name(),
                            column,
                            "holds %s, which Kaon does not read.".formatted(unknown.name()));
        };
    }

    private Flat numbers(ElementType element, int buffer, long from, long rows) throws IOException {
        long width = element.bytes();
        return new Flat(element, rows, read(buffer, width * from, width * rows));
    }

    private MemorySegment read(int buffer, long from, long count) throws IOException {
        return buffers.read(buffer, from, count, column, memory);
    }

    private Opaque opaque(long[] counts, MemorySegment bytes, String name) {
        return new Opaque(Offsets.ofCounts(memory, counts), bytes, name, Types.BYTES);
    }

    private static Column fixed(long rows, int size, Column items) {
        List<Integer> shape = new ArrayList<>(List.of(size));
        if (items instanceof Fixed inner) {
            shape.addAll(inner.shape());
            return new Fixed(rows, shape, inner.content());
        }
        return new Fixed(rows, shape, items);
    }

    private Column structure(Batch.Placed placed, long from, long to, List<String> path)
            throws IOException {
        List<String> names = new ArrayList<>();
        List<Column> members = new ArrayList<>();
        for (Batch.Placed child : placed.children()) {
            String name = child.field().name();
            if (path.isEmpty() || path.getFirst().equals(name)) {
                List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
                names.add(name);
                members.add(column(child, from, to, rest));
            }
        }
        return new Struct(to - from, names, members);
    }

    // Ends of lists or texts, the first one's beginning before them.
    private long[] offsets(Batch.Placed placed, boolean wide, long from, long to)
            throws IOException {
        long[] ends = new long[Math.toIntExact(to - from + 1)];
        if (to == from) {
            return ends;
        }
        int buffer = placed.buffer() + 1;
        ElementType element = wide ? ElementType.INT64 : ElementType.INT32;
        Flat stored = numbers(element, buffer, from, ends.length);
        for (int i = 0; i < ends.length; i++) {
            ends[i] = stored.longAt(i);
            if (ends[i] < (i == 0 ? 0 : ends[i - 1])) {
                throw buffers.error(
                        buffer,
                        column,
                        "lists end before they begin (value %d).".formatted(from + i));
            }
        }
        return ends;
    }

    private static long[] counts(long[] ends) {
        long[] counts = new long[ends.length - 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = ends[i + 1] - ends[i];
        }
        return counts;
    }

    private Column encoded(Batch.Placed placed, long from, long to, MemorySegment valid)
            throws IOException {
        Field field = placed.field();
        Field.Encoding encoding = field.encoding().orElseThrow();
        Column values = dictionaries.values(field, column);
        Flat numbers = numbers(encoding.index(), placed.buffer() + 1, from, to - from);
        Picked picked = new Picked();
        for (long row = 0; row < to - from; row++) {
            if (valid.get(ValueLayout.JAVA_BYTE, row) == 0) {
                picked.nowhere(1);
                continue;
            }
            long number = numbers.longAt(row);
            if (number < 0 || number >= values.length()) {
                throw buffers.error(
                        placed.buffer() + 1,
                        column,
                        "value %d of a dictionary of %d.".formatted(number, values.length()));
            }
            picked.run(number, 1);
        }
        return picked.of(values, memory);
    }
}
