package org.kaon.io.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of FlatBuffers. A field that is not there has its default.
///
/// *Source*: FlatBuffers, "Internals": a table begins with the distance back to its list of fields,
/// which holds the two lengths and, for each field, its distance from the table's beginning.
///
/// *Errors*: [IndexOutOfBoundsException] for whatever points out of the bytes.
///
/// @param at of the table in the bytes
record FlatTable(ByteBuffer bytes, int at) {

    /// The outermost table.
    static FlatTable root(byte[] content, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(content, 0, length).slice();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes, bytes.getInt(0));
    }

    // Where a field is, 0 where it is not there.
    private int place(int field) {
        int fields = Math.subtractExact(at, bytes.getInt(at));
        int length = bytes.getShort(fields) & 0xffff;
        int entry = 4 + 2 * field;
        int distance = entry + 2 <= length ? bytes.getShort(fields + entry) & 0xffff : 0;
        return distance == 0 ? 0 : at + distance;
    }

    int byteAt(int field, int otherwise) {
        int place = place(field);
        return place == 0 ? otherwise : bytes.get(place);
    }

    int shortAt(int field, int otherwise) {
        int place = place(field);
        return place == 0 ? otherwise : bytes.getShort(place);
    }

    int intAt(int field, int otherwise) {
        int place = place(field);
        return place == 0 ? otherwise : bytes.getInt(place);
    }

    long longAt(int field, long otherwise) {
        int place = place(field);
        return place == 0 ? otherwise : bytes.getLong(place);
    }

    boolean flag(int field) {
        return byteAt(field, 0) != 0;
    }

    Optional<FlatTable> table(int field) {
        int place = place(field);
        return place == 0 ? Optional.empty() : Optional.of(behind(place));
    }

    private FlatTable behind(int place) {
        return new FlatTable(bytes, Math.addExact(place, bytes.getInt(place)));
    }

    String text(int field) {
        int place = place(field);
        if (place == 0) {
            return "";
        }
        int start = Math.addExact(place, bytes.getInt(place));
        int length = count(start, 1);
        byte[] utf8 = new byte[length];
        bytes.get(start + 4, utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    List<FlatTable> tables(int field) {
        int place = place(field);
        List<FlatTable> tables = new ArrayList<>();
        if (place != 0) {
            int start = Math.addExact(place, bytes.getInt(place));
            int count = count(start, 4);
            for (int i = 0; i < count; i++) {
                tables.add(behind(start + 4 + 4 * i));
            }
        }
        return tables;
    }

    /// A list of int64, or of structures of so many int64, one after the other.
    long[] longs(int field, int each) {
        int place = place(field);
        if (place == 0) {
            return new long[0];
        }
        int start = Math.addExact(place, bytes.getInt(place));
        long[] values = new long[count(start, 8 * each) * each];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getLong(start + 4 + 8 * i);
        }
        return values;
    }

    private int count(int start, int width) {
        int count = bytes.getInt(start);
        if (count < 0 || count > (bytes.limit() - start) / width) {
            throw new IndexOutOfBoundsException("a list of " + count);
        }
        return count;
    }
}
