package org.kaon.io.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A new table of FlatBuffers, the counterpart of [FlatTable]: its fields by number.
///
/// Mutable until it is written.
final class NewFlatTable {

    private static final int WIDEST = 8;

    /// What a field holds.
    private sealed interface Value {

        /// A number of 1, 2, 4 or 8 bytes.
        record Scalar(int width, long value) implements Value {}

        record Words(byte[] utf8) implements Value {}

        record Table(NewFlatTable table) implements Value {}

        record Tables(List<NewFlatTable> tables) implements Value {}

        /// Structures of 64-bit numbers side by side.
        record Structures(int each, long[] numbers) implements Value {}
    }

    private final SortedMap<Integer, Value> fields = new TreeMap<>();

    NewFlatTable number(int field, int width, long value) {
        fields.put(field, new Value.Scalar(width, value));
        return this;
    }

    NewFlatTable flag(int field, boolean value) {
        return number(field, 1, value ? 1 : 0);
    }

    NewFlatTable text(int field, String text) {
        fields.put(field, new Value.Words(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    NewFlatTable table(int field, NewFlatTable table) {
        fields.put(field, new Value.Table(table));
        return this;
    }

    NewFlatTable tables(int field, List<NewFlatTable> tables) {
        fields.put(field, new Value.Tables(List.copyOf(tables)));
        return this;
    }

    /// Structures of `each` 64-bit numbers.
    NewFlatTable structures(int field, int each, long... numbers) {
        fields.put(field, new Value.Structures(each, numbers.clone()));
        return this;
    }

    /// The bytes with this as the outermost table, a multiple of eight of them.
    byte[] bytes() {
        Bytes out = new Bytes();
        int root = out.take(4, WIDEST);
        out.point(root, write(out));
        out.take(0, WIDEST);
        return Arrays.copyOf(out.buffer.array(), out.size);
    }

    // Tables point forward only: what a table holds comes behind it. Fields lie in the order of
    // their numbers, each at a multiple of eight from the table's start.
    private int write(Bytes out) {
        int last = fields.isEmpty() ? -1 : fields.lastKey();
        int entries = out.take(4 + 2 * (last + 1), 2);
        int at = out.take(WIDEST * (1 + fields.size()), WIDEST);
        out.buffer.putShort(entries, (short) (4 + 2 * (last + 1)));
        out.buffer.putShort(entries + 2, (short) (WIDEST * (1 + fields.size())));
        out.buffer.putInt(at, at - entries);
        int place = at;
        for (int field : fields.keySet()) {
            place += WIDEST;
            out.buffer.putShort(entries + 4 + 2 * field, (short) (place - at));
        }
        place = at;
        for (Value value : fields.values()) {
            place += WIDEST;
            switch (value) {
                case Value.Scalar number -> out.number(place, number.width, number.value);
                case Value.Words words -> out.point(place, words(out, words.utf8));
                case Value.Table table -> out.point(place, table.table.write(out));
                case Value.Tables tables -> out.point(place, tables(out, tables.tables));
                case Value.Structures all -> out.point(place, structures(out, all));
            }
        }
        return at;
    }

    private static int words(Bytes out, byte[] utf8) {
        int at = out.take(4 + utf8.length + 1, 4);
        out.buffer.putInt(at, utf8.length).put(at + 4, utf8);
        return at;
    }

    private static int tables(Bytes out, List<NewFlatTable> tables) {
        int at = out.take(4 + 4 * tables.size(), 4);
        out.buffer.putInt(at, tables.size());
        for (int i = 0; i < tables.size(); i++) {
            out.point(at + 4 + 4 * i, tables.get(i).write(out));
        }
        return at;
    }

    // The count stands before the first structure, which lies at a multiple of eight.
    private static int structures(Bytes out, Value.Structures all) {
        out.take(0, WIDEST);
        int at = out.take(WIDEST + 8 * all.numbers.length, WIDEST) + 4;
        out.buffer.putInt(at, all.numbers.length / all.each);
        for (int i = 0; i < all.numbers.length; i++) {
            out.buffer.putLong(at + 4 + 8 * i, all.numbers[i]);
        }
        return at;
    }

    private static final class Bytes {

        private ByteBuffer buffer = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        private int size;

        /// Room for so many bytes at a multiple of `alignment`; says where.
        int take(int length, int alignment) {
            int at = Math.ceilDiv(size, alignment) * alignment;
            size = Math.addExact(at, length);
            if (size > buffer.capacity()) {
                byte[] more = Arrays.copyOf(buffer.array(), Math.max(size, 2 * buffer.capacity()));
                buffer = ByteBuffer.wrap(more).order(ByteOrder.LITTLE_ENDIAN);
            }
            return at;
        }

        void point(int from, int to) {
            buffer.putInt(from, to - from);
        }

        void number(int at, int width, long value) {
            switch (width) {
                case 1 -> buffer.put(at, (byte) value);
                case 2 -> buffer.putShort(at, (short) value);
                case 4 -> buffer.putInt(at, (int) value);
                default -> buffer.putLong(at, value);
            }
        }
    }
}
