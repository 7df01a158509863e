package org.kaon.io.root.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Big-endian values one after the other, as ROOT streams them.
public final class Out {

    private static final int COUNTED = 0x4000_0000;
    // A TObject that nobody refers to: not on the heap, not to be deleted.
    private static final int OBJECT_BITS = 0x0300_0000;

    private byte[] bytes = new byte[256];
    private int size;

    /// The low bytes of a value, the highest of them first.
    public Out put(int count, long value) {
        need(count);
        for (int i = count - 1; i >= 0; i--) {
            bytes[size++] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    public Out put(byte[] more) {
        need(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    public Out real8(double value) {
        return put(8, Double.doubleToRawLongBits(value));
    }

    public Out real4(float value) {
        return put(4, Float.floatToRawIntBits(value));
    }

    /// A TString: one byte of length, or 255 and four.
    public Out text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 255) {
            put(1, utf8.length);
        } else {
            put(1, 255).put(4, utf8.length);
        }
        return put(utf8);
    }

    /// An object whose byte count and version come first.
    public Out versioned(int version, Consumer<Out> content) {
        int at = size;
        put(4, 0).put(2, version);
        content.accept(this);
        patch(at);
        return this;
    }

    /// An object that a pointer points to: byte count, class, content.
    public Out pointed(String className, Consumer<Out> content) {
        int at = size;
        put(4, 0).put(4, -1);
        put(className.getBytes(StandardCharsets.US_ASCII)).put(1, 0);
        content.accept(this);
        patch(at);
        return this;
    }

    private void patch(int at) {
        int count = COUNTED | size - at - 4;
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (count >>> 24 - 8 * i);
        }
    }

    /// TObject.
    public Out object() {
        return put(2, 1).put(4, 0).put(4, OBJECT_BITS);
    }

    /// TNamed.
    public Out named(String name, String title) {
        return versioned(1, out -> out.object().text(name).text(title));
    }

    public int size() {
        return size;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void need(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}
