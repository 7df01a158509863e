package org.kaon.io.root.write;

import org.kaon.io.column.ElementType;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A branch of a tree under construction: the basket that is being filled, and where the full ones
/// are. Values lie big-endian in it.
///
/// *Source*: ROOT `tree/tree/src/TBasket.cxx`, `TBranch.cxx`, by the streamers of version 13.
final class TreeBranch {

    private static final int BRANCH = 13;
    private static final int LEAST_BASKETS = 10;
    // Behind the key: version, buffer's size, entries' size, entries, end of values, a flag.
    private static final int BASKET_TAIL = 2 + 4 * 4 + 1;

    private final String name;
    private final LeafKind leaf;
    private final List<NewRoot.Place> places = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private byte[] values = new byte[1 << 12];
    private int filled;
    private int[] offsets = new int[64];
    private int entries;
    private long flushed;
    private long unpackedBytes;
    private long packedBytes;
    private int largest;

    TreeBranch(String name, LeafKind leaf) {
        this.name = name;
        this.leaf = leaf;
    }

    LeafKind leaf() {
        return leaf;
    }

    /// Bytes that wait for a basket.
    int waiting() {
        return filled + 4 * entries;
    }

    /// Appends one entry of `count` values, little-endian at byte `from` of `data`.
    void append(MemorySegment data, long from, long count) {
        start();
        int width = leaf.element().bytes();
        int bytes = Math.toIntExact(count * width);
        need(bytes);
        for (int at = 0; at < bytes; at += width) {
            for (int k = 0; k < width; k++) {
                values[filled + at + k] =
                        data.get(ValueLayout.JAVA_BYTE, from + at + width - 1 - k);
            }
        }
        filled += bytes;
        largest = Math.max(largest, Math.toIntExact(count));
    }

    /// Appends an entry of a counter.
    void append(int count) {
        start();
        need(4);
        for (int k = 0; k < 4; k++) {
            values[filled++] = (byte) (count >>> 24 - 8 * k);
        }
        largest = Math.max(largest, count);
    }

    /// Appends a text.
    void append(byte[] utf8) {
        start();
        need(utf8.length + 5);
        byte[] text =
                new Out().put(utf8.length < 255 ? 1 : 5, head(utf8.length)).put(utf8).toArray();
        System.arraycopy(text, 0, values, filled, text.length);
        filled += text.length;
        largest = Math.max(largest, utf8.length + 1);
    }

    private static long head(int length) {
        return length < 255 ? length : 255L << 32 | length;
    }

    private void start() {
        if (entries == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * entries);
        }
        offsets[entries++] = filled;
    }

    private void need(int bytes) {
        if (filled + bytes > values.length) {
            values = Arrays.copyOf(values, Math.max(filled + bytes, 2 * values.length));
        }
    }

    /// Writes what waits as a basket.
    void flush(NewRoot file, String tree) throws IOException {
        if (entries == 0) {
            return;
        }
        int keyBytes = file.keyBytes("TBasket", name, tree) + BASKET_TAIL;
        Out content = new Out().put(Arrays.copyOf(values, filled));
        if (leaf.varying()) {
            content.put(4, entries + 1L);
            for (int i = 0; i < entries; i++) {
                content.put(4, (long) offsets[i] + keyBytes);
            }
            content.put(4, 0);
        }
        byte[] bytes = content.toArray();
        int size = leaf.varying() ? entries + 1 : filled / entries;
        Out tail = new Out().put(2, 3).put(4, 32_000).put(4, size).put(4, entries);
        tail.put(4, (long) keyBytes + filled).put(1, 0);
        byte[] packed = Compression.pack(bytes);
        NewRoot.Place place =
                file.record("TBasket", name, tree, tail.toArray(), packed, bytes.length);
        places.add(place);
        starts.add(flushed);
        flushed += entries;
        unpackedBytes += bytes.length + keyBytes;
        packedBytes += place.bytes();
        entries = 0;
        filled = 0;
    }

    long unpackedBytes() {
        return unpackedBytes;
    }

    long packedBytes() {
        return packedBytes;
    }

    /// Writes the branch with its leaf, as something that a pointer points to.
    ///
    /// @param keyBytes of the record that `out` becomes: references count with it
    /// @param counter reference of the leaf that counts this one's values, 0 for none
    /// @return the leaf's reference
    int write(Out out, int keyBytes, int counter) {
        int[] reference = {0};
        out.pointed(
                "TBranch",
                branch ->
                        branch.versioned(
                                BRANCH, it -> reference[0] = members(it, keyBytes, counter)));
        return reference[0];
    }

    private int members(Out out, int keyBytes, int counter) {
        out.named(name, leaf.title(name) + "/" + leaf.letter());
        out.versioned(2, fill -> fill.put(2, 0).put(2, 1001));
        int baskets = Math.max(LEAST_BASKETS, places.size() + 1);
        out.put(4, Compression.ZSTD).put(4, 32_000).put(4, leaf.varying() ? 1000 : 0);
        out.put(4, places.size()).put(8, flushed);
        TreeTable.features(out);
        out.put(4, 0).put(4, baskets).put(4, 0).put(8, flushed).put(8, 0);
        out.put(8, unpackedBytes).put(8, packedBytes);
        TreeTable.array(out, 0, items -> {});
        int[] reference = {0};
        TreeTable.array(
                out,
                1,
                items -> {
                    // References are places of byte counts, two further.
                    reference[0] = keyBytes + items.size() + 2;
                    leaf.write(items, name, largest, counter);
                });
        TreeTable.array(out, 0, items -> {});
        out.put(1, 1);
        for (int i = 0; i < baskets; i++) {
            out.put(4, i < places.size() ? places.get(i).bytes() : 0);
        }
        out.put(1, 1);
        for (int i = 0; i < baskets; i++) {
            out.put(8, i < starts.size() ? starts.get(i) : i == starts.size() ? flushed : 0);
        }
        out.put(1, 1);
        for (int i = 0; i < baskets; i++) {
            out.put(8, i < places.size() ? places.get(i).seek() : 0);
        }
        out.text("");
        return reference[0];
    }

    static LeafKind counter(String of) {
        return new LeafKind(ElementType.INT32, List.of(), "", LeafKind.Form.COUNTER, of);
    }
}
