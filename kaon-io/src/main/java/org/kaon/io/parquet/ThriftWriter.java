package org.kaon.io.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Writes structures in Thrift's compact protocol. Fields come in the order of their numbers.
///
/// *Source*: Apache Thrift, `doc/specs/thrift-compact-protocol.md`.
final class ThriftWriter {

    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int RECORD = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    /// All bytes; the outermost structure ends here.
    byte[] bytes() {
        out.write(0);
        return out.toByteArray();
    }

    ThriftWriter flag(int id, boolean value) {
        head(id, value ? 1 : 2);
        return this;
    }

    ThriftWriter number(int id, int value) {
        head(id, INT);
        varint((long) value << 1 ^ value >> 31);
        return this;
    }

    ThriftWriter number(int id, long value) {
        head(id, LONG);
        varint(value << 1 ^ value >> 63);
        return this;
    }

    /// An 8-bit number.
    ThriftWriter small(int id, int value) {
        head(id, 3);
        out.write(value);
        return this;
    }

    ThriftWriter text(int id, String value) {
        return binary(id, value.getBytes(StandardCharsets.UTF_8));
    }

    ThriftWriter binary(int id, byte[] value) {
        head(id, BINARY);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /// A structure.
    ThriftWriter record(int id, Runnable fields) {
        head(id, RECORD);
        inside(fields);
        return this;
    }

    /// A list of structures.
    <T> ThriftWriter records(int id, List<T> items, ObjIntConsumer<T> fields) {
        list(id, RECORD, items.size());
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            inside(() -> fields.accept(items.get(index), index));
        }
        return this;
    }

    /// A list of structures that are written already.
    ThriftWriter raw(int id, List<byte[]> items) {
        list(id, RECORD, items.size());
        items.forEach(out::writeBytes);
        return this;
    }

    ThriftWriter texts(int id, List<String> items) {
        list(id, BINARY, items.size());
        for (String item : items) {
            byte[] bytes = item.getBytes(StandardCharsets.UTF_8);
            varint(bytes.length);
            out.writeBytes(bytes);
        }
        return this;
    }

    ThriftWriter numbers(int id, List<Integer> items) {
        list(id, INT, items.size());
        items.forEach(item -> varint((long) item << 1 ^ item >> 31));
        return this;
    }

    ThriftWriter longs(int id, long[] items) {
        list(id, LONG, items.length);
        for (long item : items) {
            varint(item << 1 ^ item >> 63);
        }
        return this;
    }

    private void inside(Runnable fields) {
        outer.push(last);
        last = 0;
        fields.run();
        out.write(0);
        last = outer.pop();
    }

    private void list(int id, int kind, int size) {
        head(id, LIST);
        out.write(Math.min(size, 15) << 4 | kind);
        if (size >= 15) {
            varint(size);
        }
    }

    private void head(int id, int kind) {
        int step = id - last;
        if (step < 1 || step > 15) {
            throw new IllegalArgumentException("Field %d after %d.".formatted(id, last));
        }
        out.write(step << 4 | kind);
        last = id;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
