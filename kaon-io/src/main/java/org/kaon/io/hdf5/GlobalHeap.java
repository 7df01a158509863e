package org.kaon.io.hdf5;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Texts and lists of any length, found by address and index. For one thread.
///
/// *Source*: specification, III.E "Disk Format: Level 1E - Global Heap".
final class GlobalHeap {

    private static final int MOST_COLLECTIONS = 64;

    private final Input input;
    private final Map<Long, Map<Integer, byte[]>> collections =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Map<Integer, byte[]>> eldest) {
                    return size() > MOST_COLLECTIONS;
                }
            };

    GlobalHeap(Input input) {
        this.input = input;
    }

    /// The bytes behind a reference: length in items, address, index.
    ///
    /// @param itemBytes bytes of one item
    byte[] object(Cursor reference, int itemBytes, String object) throws IOException {
        long items = reference.number(4);
        if (items == 0) {
            return new byte[0];
        }
        byte[] found = whole(reference, object);
        long bytes = items * itemBytes;
        if (bytes > found.length) {
            throw reference.error(
                    "refers to %d bytes of an object that has %d.".formatted(bytes, found.length));
        }
        return bytes == found.length ? found : java.util.Arrays.copyOf(found, (int) bytes);
    }

    /// All bytes of an object: address, index.
    byte[] whole(Cursor reference, String object) throws IOException {
        long address = reference.offset();
        int index = reference.small(4);
        if (address == 0) {
            return new byte[0];
        }
        Map<Integer, byte[]> collection = collections.get(address);
        if (collection == null) {
            collection = read(address, object);
            collections.put(address, collection);
        }
        byte[] found = collection.get(index);
        if (found == null) {
            throw reference.error(
                    "refers to object %d of the heap at %d, which has none of that number."
                            .formatted(index, address));
        }
        return found;
    }

    private Map<Integer, byte[]> read(long address, String object) throws IOException {
        Cursor head = input.at(address, 8L + input.lengthBytes(), object).signature("GCOL");
        head.skip(4);
        long length = head.length();
        Cursor in = input.at(address, length, object);
        // Heads and objects begin at multiples of 8.
        int gap = (8 - input.lengthBytes() % 8) % 8;
        in.skip(8L + input.lengthBytes() + gap);
        Map<Integer, byte[]> objects = new HashMap<>();
        while (in.remaining() >= 8 + input.lengthBytes() + gap) {
            int index = in.small(2);
            in.skip(6);
            long bytes = in.length();
            in.skip(gap);
            if (index == 0) {
                break;
            }
            objects.put(index, in.bytes(bytes));
            in.skip(Math.min(in.remaining(), (8 - bytes % 8) % 8));
        }
        return objects;
    }
}
