package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads little-endian values and frames, one after the other, never beyond their end.
///
/// *Source*: specification, "Basic Types" and "Frames".
final class Input {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final byte[] bytes;
    private final int end;
    private final Origin origin;
    private int position;

    /// A list frame: the number of its items, and where they are.
    record Items(int count, Input in) {}

    Input(byte[] bytes, int from, int to, Origin origin) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.origin = origin;
    }

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    Origin origin() {
        return origin;
    }

    FormatException error(String message) {
        return origin.error("byte %d: %s".formatted(position, message));
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    private int take(long count) throws FormatException {
        if (count < 0 || count > remaining()) {
            throw error("needs %d more bytes, only %d are left".formatted(count, remaining()));
        }
        int at = position;
        position += (int) count;
        return at;
    }

    void skip(long count) throws FormatException {
        take(count);
    }

    int u2() throws FormatException {
        return (short) SHORT.get(bytes, take(2)) & 0xffff;
    }

    int i4() throws FormatException {
        return (int) INT.get(bytes, take(4));
    }

    long i8() throws FormatException {
        return (long) LONG.get(bytes, take(8));
    }

    double f8() throws FormatException {
        return Double.longBitsToDouble(i8());
    }

    String text() throws FormatException {
        int length = i4();
        return new String(bytes, take(length & 0xffff_ffffL), length, StandardCharsets.UTF_8);
    }

    /// The content of a record frame; this input goes on behind it.
    Input record() throws FormatException {
        int start = position;
        long size = i8();
        if (size < 8) {
            throw error("a record of %d bytes".formatted(size));
        }
        return within(start, size);
    }

    /// The content of a list frame; this input goes on behind it.
    ///
    /// @param least fewest bytes of an item
    Items list(int least) throws FormatException {
        int start = position;
        long size = -i8();
        int count = i4();
        if (size < 12 || count < 0 || (long) count * least > size - 12) {
            throw error("a list of %d items in %d bytes".formatted(count, size));
        }
        return new Items(count, within(start, size));
    }

    private Input within(int start, long size) throws FormatException {
        int from = position;
        position = start;
        take(size);
        return new Input(bytes, from, position, origin);
    }

    /// Bits for features that a reader must know; none is defined yet.
    ///
    /// *Source*: specification, "Feature Flags".
    void featureFlags() throws FormatException {
        long flags;
        do {
            flags = i8();
            if ((flags & Long.MAX_VALUE) != 0) {
                throw origin.error(
                        "uses a feature that is not known here (flags %#x)".formatted(flags));
            }
        } while (flags < 0);
    }
}
