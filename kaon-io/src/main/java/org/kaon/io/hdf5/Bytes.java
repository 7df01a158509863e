package org.kaon.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A block of a file under construction, little-endian.
final class Bytes {

    private byte[] bytes = new byte[64];
    private int length;

    int length() {
        return length;
    }

    /// The lowest `width` bytes of a whole number.
    Bytes put(int width, long value) {
        reserve(width);
        for (int i = 0; i < width; i++) {
            bytes[length++] = (byte) (i < Long.BYTES ? value >>> 8 * i : 0);
        }
        return this;
    }

    Bytes put(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    Bytes ascii(String text) {
        return put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// Zeros up to a multiple of `multiple`.
    Bytes align(int multiple) {
        return put(new byte[(multiple - length % multiple) % multiple]);
    }

    /// The checksum of everything so far.
    Bytes checksum() {
        return put(4, Lookup3.hash(bytes, length));
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, Math.multiplyExact(bytes.length, 2)));
        }
    }
}
