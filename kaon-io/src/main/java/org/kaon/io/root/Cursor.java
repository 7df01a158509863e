package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Reads big-endian values from bytes, one after the other, never beyond their end.
final class Cursor {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    private final byte[] bytes;
    private final Place place;
    private final int length;
    private int end;
    private int position;

    Cursor(byte[] bytes, Place place) {
        this(bytes, bytes.length, place);
    }

    /// @param length how many of the bytes are meant
    Cursor(byte[] bytes, int length, Place place) {
        this.bytes = bytes;
        this.length = length;
        this.place = place;
        this.end = length;
    }

    /// How many bytes there are in all.
    int length() {
        return length;
    }

    /// Goes to `from`; from now on the bytes end at `to`.
    void enter(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        position = from;
        end = to;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    Place place() {
        return place;
    }

    byte[] bytes() {
        return bytes;
    }

    FormatException error(String message) {
        return place.error(position, message);
    }

    void seek(long to) throws FormatException {
        if (to < 0 || to > end) {
            throw error("a length points to byte %d of %d".formatted(to, end));
        }
        position = (int) to;
    }

    void skip(long count) throws FormatException {
        need(count);
        position += (int) count;
    }

    /// Checks that so many bytes are left.
    void need(long count) throws FormatException {
        if (count < 0 || count > remaining()) {
            throw error("needs %d more bytes, only %d are left".formatted(count, remaining()));
        }
    }

    /// Passes so many bytes and tells where they begin.
    int take(int count) throws FormatException {
        need(count);
        int at = position;
        position += count;
        return at;
    }

    int u1() throws FormatException {
        return bytes[take(1)] & 0xff;
    }

    int i2() throws FormatException {
        return (short) SHORT.get(bytes, take(2));
    }

    int u2() throws FormatException {
        return i2() & 0xffff;
    }

    int i4() throws FormatException {
        return (int) INT.get(bytes, take(4));
    }

    long i8() throws FormatException {
        return (long) LONG.get(bytes, take(8));
    }

    /// A file position: 8 bytes in big files, 4 unsigned bytes otherwise.
    long pointer(boolean big) throws FormatException {
        return big ? i8() : i4() & 0xffff_ffffL;
    }

    /// A number of items of `width` bytes each, all of which must be there.
    int count(int width) throws FormatException {
        int n = i4();
        if (n < 0 || (long) n * width > remaining()) {
            throw error("a count of %d items, but only %d bytes follow".formatted(n, remaining()));
        }
        return n;
    }

    /// TString: one length byte, or 255 and four.
    String text() throws FormatException {
        int length = u1();
        if (length == 255) {
            length = count(1);
        }
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    /// A text that a zero byte ends.
    String zeroTerminated() throws FormatException {
        int from = position;
        while (u1() != 0) {
            // u1 stops at the end of the bytes
        }
        return new String(bytes, from, position - 1 - from, StandardCharsets.UTF_8);
    }
}
