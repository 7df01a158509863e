package org.kaon.io.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads structures in Thrift's compact protocol.
///
/// *Source*: Apache Thrift, `doc/specs/thrift-compact-protocol.md`.
///
/// *Errors*: bytes that make no sense, or end early, are an [IndexOutOfBoundsException]: the caller
/// knows the file.
final class ThriftReader {

    private static final int DEEPEST = 64;

    private final byte[] bytes;
    private final int end;
    private int at;

    ThriftReader(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    /// Where the next byte is read.
    int position() {
        return at;
    }

    /// The next structure.
    ThriftRecord read() {
        return record(0);
    }

    private ThriftRecord record(int depth) {
        if (depth > DEEPEST) {
            throw new IndexOutOfBoundsException("structures too deep");
        }
        Map<Integer, Object> fields = new HashMap<>();
        int id = 0;
        for (int head = next(); head != 0; head = next()) {
            int step = head >>> 4;
            id = step == 0 ? (int) zigzag() : id + step;
            fields.put(id, value(head & 15, depth));
        }
        return new ThriftRecord(fields);
    }

    private Object value(int kind, int depth) {
        return switch (kind) {
            case 1 -> 1L;
            case 2 -> 0L;
            case 3 -> (long) (byte) next();
            case 4, 5, 6 -> zigzag();
            case 7 -> word();
            case 8 -> binary();
            case 9, 10 -> list(depth);
            case 11 -> map(depth);
            case 12 -> record(depth + 1);
            default -> throw new IndexOutOfBoundsException("no kind " + kind);
        };
    }

    private List<Object> list(int depth) {
        int head = next();
        long size = head >>> 4 == 15 ? varint() : head >>> 4;
        int kind = head & 15;
        requireLeft(size);
        List<Object> items = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            items.add(kind <= 2 ? (Object) (next() == 1 ? 1L : 0L) : value(kind, depth + 1));
        }
        return items;
    }

    private List<Object> map(int depth) {
        long size = varint();
        requireLeft(size);
        if (size > 0) {
            int kinds = next();
            for (long i = 0; i < size; i++) {
                value(kinds >>> 4, depth + 1);
                value(kinds & 15, depth + 1);
            }
        }
        return List.of();
    }

    private byte[] binary() {
        long size = varint();
        requireLeft(size);
        byte[] value = java.util.Arrays.copyOfRange(bytes, at, at + (int) size);
        at += (int) size;
        return value;
    }

    private Long word() {
        requireLeft(8);
        long word = Words.longAt(bytes, at);
        at += 8;
        return word;
    }

    private long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = next();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IndexOutOfBoundsException("a number of more than 10 bytes");
    }

    private int next() {
        requireLeft(1);
        return bytes[at++] & 0xff;
    }

    // Each item takes at least one byte, so no count in the file can ask for more than there is.
    private void requireLeft(long size) {
        if (size < 0 || size > end - at) {
            throw new IndexOutOfBoundsException("the structure ends early");
        }
    }
}
