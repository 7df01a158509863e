package org.kaon.io.arrow;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The nodes and buffers of some rows, in the order in which Arrow lays them out.
///
/// Mutable, for one thread.
///
/// *Source*: Arrow, "Columnar Format", "Recordbatch message".
final class NewBatch {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final MemorySegment NONE = MemorySegment.ofArray(new byte[0]);

    private final List<Long> nodes = new ArrayList<>();
    private final List<MemorySegment> buffers = new ArrayList<>();

    /// Length and number of missing values of each field, parents before children.
    long[] nodes() {
        return nodes.stream().mapToLong(it -> it).toArray();
    }

    /// As they lie in the body; an empty one says that nothing is missing.
    List<MemorySegment> buffers() {
        return List.copyOf(buffers);
    }

    /// *Errors*: [ArithmeticException] where the items do not fit into 32-bit offsets.
    void add(Column column) {
        if (column instanceof Nullable nullable) {
            long missing = 0;
            for (long i = 0; i < nullable.length(); i++) {
                missing += nullable.valid(i) ? 0 : 1;
            }
            MemorySegment valid = missing == 0 ? NONE : bits(nullable.valid(), nullable.length());
            content(nullable.content(), missing, valid);
        } else {
            content(column, 0, NONE);
        }
    }

    private void content(Column column, long missing, MemorySegment valid) {
        nodes.add(column.length());
        nodes.add(missing);
        buffers.add(valid);
        switch (column) {
            case Flat flat -> buffers.add(numbers(flat));
            case Text text -> words(text.offsets(), text.utf8());
            case Opaque opaque -> words(opaque.offsets(), opaque.bytes());
            case Jagged lists -> {
                buffers.add(offsets(lists.offsets()));
                add(lists.content().slice(first(lists.offsets()), end(lists.offsets())));
            }
            case Fixed arrays -> add(inner(arrays));
            case Struct struct -> struct.fields().forEach(this::add);
            case Nullable _ -> throw new IllegalArgumentException("Missing twice.");
        }
    }

    private static Column inner(Fixed arrays) {
        List<Integer> shape = arrays.shape();
        return shape.size() == 1
                ? arrays.content()
                : new Fixed(
                        Math.multiplyExact(arrays.length(), shape.getFirst()),
                        shape.subList(1, shape.size()),
                        arrays.content());
    }

    private static MemorySegment numbers(Flat flat) {
        return flat.element() == ElementType.BOOL
                ? bits(flat.data(), flat.length())
                : flat.data().asSlice(0, flat.length() * flat.element().bytes());
    }

    private static MemorySegment bits(MemorySegment flags, long count) {
        byte[] bits = new byte[Math.toIntExact(Math.ceilDiv(count, 8L))];
        for (long i = 0; i < count; i++) {
            boolean set = flags.get(ValueLayout.JAVA_BYTE, i) != 0;
            bits[(int) (i >> 3)] |= (byte) (set ? 1 << (i & 7) : 0);
        }
        return MemorySegment.ofArray(bits);
    }

    private void words(Offsets offsets, MemorySegment bytes) {
        buffers.add(offsets(offsets));
        long first = first(offsets);
        buffers.add(bytes.asSlice(first, end(offsets) - first));
    }

    private static long first(Offsets offsets) {
        return offsets.length() == 0 ? 0 : offsets.start(0);
    }

    private static long end(Offsets offsets) {
        return offsets.length() == 0 ? 0 : offsets.end(offsets.length() - 1);
    }

    private static MemorySegment offsets(Offsets offsets) {
        long first = first(offsets);
        int count = Math.toIntExact(offsets.length());
        MemorySegment data = MemorySegment.ofArray(new byte[Math.multiplyExact(4, count + 1)]);
        for (int i = 0; i < count; i++) {
            data.set(INT, 4L * (i + 1), Math.toIntExact(offsets.end(i) - first));
        }
        return data;
    }
}
