package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a block of a file from its start to its end, little-endian.
///
/// *Errors*: every method that would leave the block is a [FormatException] with the place.
final class Cursor {

    private final Input input;
    private final String object;
    private final long address;
    private final byte[] bytes;
    private int next;

    Cursor(Input input, String object, long address, byte[] bytes) {
        this.input = input;
        this.object = object;
        this.address = address;
        this.bytes = bytes;
    }

    Input input() {
        return input;
    }

    int position() {
        return next;
    }

    int remaining() {
        return bytes.length - next;
    }

    FormatException error(String message) {
        return FormatException.at(input.name(), object, address + next, message);
    }

    /// The next bytes as an unsigned number.
    long number(int width) throws FormatException {
        require(width);
        long value = 0;
        for (int i = 0; i < Math.min(8, width); i++) {
            value |= (bytes[next + i] & 0xffL) << 8 * i;
        }
        next += width;
        return value;
    }

    int small(int width) throws FormatException {
        long value = number(width);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw error("expected a small number, found " + Long.toUnsignedString(value) + ".");
        }
        return (int) value;
    }

    long offset() throws FormatException {
        long value = number(input.offsetBytes());
        return input.undefined(value) ? ObjectHeader.UNDEFINED : value;
    }

    /// A length or an extent, which is below 2⁶³.
    long length() throws FormatException {
        long value = number(input.lengthBytes());
        if (value < 0) {
            throw error("expected a length, found " + Long.toUnsignedString(value) + ".");
        }
        return value;
    }

    byte[] bytes(long count) throws FormatException {
        require(count);
        next += (int) count;
        return Arrays.copyOfRange(bytes, next - (int) count, next);
    }

    void skip(long count) throws FormatException {
        require(count);
        next += (int) count;
    }

    /// The same block, from another byte on.
    Cursor from(long position) throws FormatException {
        Cursor other = new Cursor(input, object, address, bytes);
        other.skip(position);
        return other;
    }

    /// A view of the next bytes.
    Cursor part(long count) throws FormatException {
        return new Cursor(input, object, address + next, bytes(count));
    }

    /// A text up to its zero byte, and that byte.
    String text() throws FormatException {
        int end = next;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length) {
            throw error("a name does not end.");
        }
        String text = new String(bytes, next, end - next, StandardCharsets.UTF_8);
        next = end + 1;
        return text;
    }

    /// The four letters that begin a structure.
    Cursor signature(String expected) throws FormatException {
        String found = new String(bytes(4), StandardCharsets.ISO_8859_1);
        if (!found.equals(expected)) {
            next -= 4;
            throw error("expected " + expected + ", found other bytes.");
        }
        return this;
    }

    /// Compares the checksum that comes next with that of all bytes before it.
    void checksum() throws FormatException {
        int expected = Lookup3.hash(bytes, next);
        if ((int) number(4) != expected) {
            next -= 4;
            throw error("the checksum is wrong: the file is damaged.");
        }
    }

    private void require(long count) throws FormatException {
        if (count < 0 || count > bytes.length - next) {
            throw error(
                    "the structure ends early: %d bytes are missing."
                            .formatted(count - (bytes.length - next)));
        }
    }
}
