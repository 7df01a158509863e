package org.kaon.io.hdf5;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Turns elements, as a file stores them, into columns.
///
/// @param heap where texts and lists of any length lie
/// @param object what is read, for messages
record Elements(Input input, GlobalHeap heap, String object) {

    private static final String REASON = "HDF5 type that is not read";

    /// Where elements lie: the first at `offset` of `bytes`, each `stride` after the one before.
    private record Run(MemorySegment bytes, long offset, long stride, long count) {
        boolean dense(int width) {
            return stride == width;
        }
    }

    /// The column that elements of a type become.
    static ColumnType columnType(Datatype type) {
        return switch (type) {
            case Datatype.FixedText _, Datatype.VariableText _ -> new ColumnType.Text();
            case Datatype.Sequence list -> new ColumnType.Jagged(columnType(list.content()));
            case Datatype.Block block ->
                    new ColumnType.Fixed(block.shape(), columnType(block.content()));
            case Datatype.Compound compound ->
                    new ColumnType.Struct(
                            compound.members().stream().map(Datatype.Member::name).toList(),
                            compound.members().stream()
                                    .map(member -> columnType(member.type()))
                                    .toList());
            case Datatype.Other other -> new ColumnType.Opaque(other.name(), REASON);
            case Datatype.Whole _,
                    Datatype.Real _,
                    Datatype.Narrow _,
                    Datatype.OddReal _,
                    Datatype.Bits _,
                    Datatype.Enumeration _ ->
                    new ColumnType.Flat(type.element().orElseThrow());
        };
    }

    /// `count` elements that lie side by side.
    Column decode(Datatype type, MemorySegment bytes, long count, SegmentAllocator memory)
            throws IOException {
        return decode(type, new Run(bytes, 0, type.size(), count), memory);
    }

    /// One member of `count` records.
    Column member(
            Datatype.Compound record,
            Datatype.Member member,
            MemorySegment bytes,
            long count,
            SegmentAllocator memory)
            throws IOException {
        return decode(member.type(), new Run(bytes, member.offset(), record.size(), count), memory);
    }

    private Column decode(Datatype type, Run run, SegmentAllocator memory) throws IOException {
        return switch (type) {
            case Datatype.Whole whole -> numbers(type, whole.bigEndian(), run, memory);
            case Datatype.Narrow _, Datatype.OddReal _ ->
                    OddNumbers.decode(type, gather(run, type.size(), memory), run.count, memory);
            case Datatype.Bits bits -> numbers(type, bits.bigEndian(), run, memory);
            case Datatype.Enumeration names ->
                    numbers(type, names.whole().bigEndian(), run, memory);
            case Datatype.Real real ->
                    real.size() == 2
                            ? halves(real, run, memory)
                            : numbers(type, real.bigEndian(), run, memory);
            case Datatype.FixedText text -> fixedTexts(text, run, memory);
            case Datatype.VariableText _ -> {
                Objects found = objects(run, 1, memory);
                yield new Text(found.offsets, found.bytes);
            }
            case Datatype.Sequence list -> {
                int width = list.content().size();
                Objects found = objects(run, width, memory);
                long items = found.offsets.end(run.count - 1);
                yield new Jagged(
                        found.offsets,
                        decode(list.content(), new Run(found.bytes, 0, width, items), memory));
            }
            case Datatype.Block block -> block(block, run, memory);
            case Datatype.Compound compound -> {
                List<Column> fields = new ArrayList<>();
                for (Datatype.Member member : compound.members()) {
                    Run part =
                            new Run(run.bytes, run.offset + member.offset(), run.stride, run.count);
                    fields.add(decode(member.type(), part, memory));
                }
                yield new Struct(
                        run.count,
                        compound.members().stream().map(Datatype.Member::name).toList(),
                        fields);
            }
            case Datatype.Other other -> opaque(other, run, memory);
        };
    }

    /// Numbers that lie side by side.
    static Flat numbers(Datatype type, MemorySegment bytes, long count, SegmentAllocator memory) {
        Run run = new Run(bytes, 0, type.size(), count);
        return switch (type) {
            case Datatype.Whole whole -> numbers(type, whole.bigEndian(), run, memory);
            case Datatype.Real real when real.size() == 2 -> halves(real, run, memory);
            case Datatype.Real real -> numbers(type, real.bigEndian(), run, memory);
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private static Flat numbers(
            Datatype type, boolean bigEndian, Run run, SegmentAllocator memory) {
        ElementType element = type.element().orElseThrow();
        int width = type.size();
        MemorySegment out = gather(run, width, memory);
        if (bigEndian && width > 1) {
            swap(out, width, run.count);
        }
        return new Flat(element, run.count, out);
    }

    private static MemorySegment gather(Run run, int width, SegmentAllocator memory) {
        MemorySegment out = memory.allocate(Math.multiplyExact(run.count, width), 64);
        if (run.dense(width)) {
            MemorySegment.copy(run.bytes, run.offset, out, 0, run.count * width);
            return out;
        }
        switch (width) {
            case 4 -> {
                for (long i = 0; i < run.count; i++) {
                    out.set(
                            ValueLayout.JAVA_INT_UNALIGNED,
                            4 * i,
                            run.bytes.get(
                                    ValueLayout.JAVA_INT_UNALIGNED, run.offset + i * run.stride));
                }
            }
            case 8 -> {
                for (long i = 0; i < run.count; i++) {
                    out.set(
                            ValueLayout.JAVA_LONG_UNALIGNED,
                            8 * i,
                            run.bytes.get(
                                    ValueLayout.JAVA_LONG_UNALIGNED, run.offset + i * run.stride));
                }
            }
            default -> {
                for (long i = 0; i < run.count; i++) {
                    MemorySegment.copy(
                            run.bytes, run.offset + i * run.stride, out, i * width, width);
                }
            }
        }
        return out;
    }

    private static void swap(MemorySegment data, int width, long count) {
        for (long i = 0; i < count; i++) {
            switch (width) {
                case 2 ->
                        data.set(
                                ValueLayout.JAVA_SHORT_UNALIGNED,
                                2 * i,
                                Short.reverseBytes(
                                        data.get(ValueLayout.JAVA_SHORT_UNALIGNED, 2 * i)));
                case 4 ->
                        data.set(
                                ValueLayout.JAVA_INT_UNALIGNED,
                                4 * i,
                                Integer.reverseBytes(
                                        data.get(ValueLayout.JAVA_INT_UNALIGNED, 4 * i)));
                default ->
                        data.set(
                                ValueLayout.JAVA_LONG_UNALIGNED,
                                8 * i,
                                Long.reverseBytes(
                                        data.get(ValueLayout.JAVA_LONG_UNALIGNED, 8 * i)));
            }
        }
    }

    private static Flat halves(Datatype.Real real, Run run, SegmentAllocator memory) {
        MemorySegment out = memory.allocate(Math.multiplyExact(run.count, 4), 64);
        ValueLayout.OfShort half =
                ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(
                        real.bigEndian()
                                ? java.nio.ByteOrder.BIG_ENDIAN
                                : java.nio.ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < run.count; i++) {
            float value = Float.float16ToFloat(run.bytes.get(half, run.offset + i * run.stride));
            out.set(LITTLE_FLOAT, 4 * i, value);
        }
        return new Flat(ElementType.FLOAT32, run.count, out);
    }

    private static final ValueLayout.OfFloat LITTLE_FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN);

    private static Text fixedTexts(Datatype.FixedText type, Run run, SegmentAllocator memory) {
        int width = type.size();
        long[] counts = new long[Math.toIntExact(run.count)];
        MemorySegment packed = memory.allocate(Math.max(1, Math.multiplyExact(run.count, width)));
        long end = 0;
        for (int i = 0; i < counts.length; i++) {
            MemorySegment field = run.bytes.asSlice(run.offset + i * run.stride, width);
            int length = length(field, type.padding());
            MemorySegment.copy(field, 0, packed, end, length);
            counts[i] = length;
            end += length;
        }
        return new Text(Offsets.ofCounts(memory, counts), packed);
    }

    private static int length(MemorySegment field, Datatype.Padding padding) {
        int width = (int) field.byteSize();
        if (padding == Datatype.Padding.NULL_TERMINATED) {
            int end = 0;
            while (end < width && field.get(ValueLayout.JAVA_BYTE, end) != 0) {
                end++;
            }
            return end;
        }
        byte fill = (byte) (padding == Datatype.Padding.SPACE_PADDED ? ' ' : 0);
        int end = width;
        while (end > 0 && field.get(ValueLayout.JAVA_BYTE, end - 1) == fill) {
            end--;
        }
        return end;
    }

    private Fixed block(Datatype.Block block, Run run, SegmentAllocator memory) throws IOException {
        int width = block.size();
        MemorySegment dense =
                run.dense(width)
                        ? run.bytes.asSlice(run.offset, run.count * width)
                        : gather(run, width, memory);
        long items =
                run.count
                        * block.shape().stream()
                                .mapToLong(Integer::longValue)
                                .reduce(1, (a, b) -> a * b);
        int step = block.content().size();
        return new Fixed(
                run.count,
                block.shape(),
                decode(block.content(), new Run(dense, 0, step, items), memory));
    }

    private static Opaque opaque(Datatype.Other other, Run run, SegmentAllocator memory) {
        MemorySegment bytes = gather(run, other.size(), memory);
        long[] counts = new long[Math.toIntExact(run.count)];
        java.util.Arrays.fill(counts, other.size());
        return new Opaque(Offsets.ofCounts(memory, counts), bytes, other.name(), REASON);
    }

    /// Objects of the heap, side by side; offsets count items of the given width.
    private record Objects(Offsets offsets, MemorySegment bytes) {}

    private Objects objects(Run run, int width, SegmentAllocator memory) throws IOException {
        int reference = 8 + input.offsetBytes();
        List<byte[]> found = new ArrayList<>();
        long[] counts = new long[Math.toIntExact(run.count)];
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            byte[] bytes =
                    run.bytes
                            .asSlice(run.offset + i * run.stride, reference)
                            .toArray(ValueLayout.JAVA_BYTE);
            byte[] item = heap.object(new Cursor(input, object, 0, bytes), width, object);
            found.add(item);
            counts[i] = item.length / width;
            total += item.length;
        }
        MemorySegment packed = memory.allocate(Math.max(1, total), 64);
        long at = 0;
        for (byte[] item : found) {
            MemorySegment.copy(item, 0, packed, ValueLayout.JAVA_BYTE, at, item.length);
            at += item.length;
        }
        return new Objects(Offsets.ofCounts(memory, counts), packed);
    }
}
