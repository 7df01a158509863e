package org.kaon.io.rntuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Little-endian values and frames of an envelope under construction.
///
/// *Source*: specification, "Basic Types", "Frames" and "Envelopes".
final class Frames {

    private byte[] bytes = new byte[512];
    private int size;

    /// The low bytes of a value, the lowest first.
    Frames put(int count, long value) {
        need(count);
        for (int i = 0; i < count; i++) {
            bytes[size++] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    Frames text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(4, utf8.length);
        need(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    Frames record(Consumer<Frames> content) {
        int at = size;
        put(8, 0);
        content.accept(this);
        patch(at, size - at);
        return this;
    }

    /// A list of records.
    <T> Frames records(List<T> items, java.util.function.BiConsumer<Frames, T> each) {
        return list(items, (out, item) -> out.record(o -> each.accept(o, item)));
    }

    <T> Frames list(List<T> items, java.util.function.BiConsumer<Frames, T> each) {
        int at = size;
        put(8, 0).put(4, items.size());
        for (T item : items) {
            each.accept(this, item);
        }
        patch(at, at - size);
        return this;
    }

    /// Takes what was written since `at` into the size at `at`, which is negative for a list.
    void patch(int at, long value) {
        for (int i = 0; i < 8; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
    }

    int size() {
        return size;
    }

    /// The envelope with its head and checksum around what was written.
    static byte[] envelope(int type, Consumer<Frames> content) {
        Frames out = new Frames().put(8, 0);
        content.accept(out);
        out.patch(0, (long) (out.size + 8) << 16 | type);
        out.put(8, Xxh3.hash(out.bytes, 0, out.size));
        return Arrays.copyOf(out.bytes, out.size);
    }

    private void need(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}
