package org.kaon.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The heap of a file under construction: texts and lists of any length, kept in collections.
///
/// *Source*: specification, III.E "Disk Format: Level 1E - Global Heap".
final class NewHeap {

    // The C library reads that much before it knows a collection's length.
    private static final int LEAST = 4096;
    private static final int USUAL = 1 << 16;
    private static final int HEAD = 16;
    private static final int MOST_OBJECTS = 0xffff;

    /// A collection that is not on disk yet.
    private record Collection(long address, int capacity, Bytes content) {
        boolean fits(int bytes) {
            return content.length() + bytes <= capacity;
        }
    }

    private final Tail tail;
    private Optional<Collection> open = Optional.empty();
    private int objects;
    private boolean small = true;
    private Optional<byte[]> emptyText = Optional.empty();

    NewHeap(Tail tail) {
        this.tail = tail;
    }

    /// Keeps a text. An empty one has an object too: where there is none, the C library gives its
    /// readers no text at all, which PyTables does not survive.
    byte[] put(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0) {
            return put(utf8, utf8.length);
        }
        if (emptyText.isEmpty()) {
            emptyText = Optional.of(keep(utf8, 0));
        }
        return emptyText.get();
    }

    /// Keeps an object of `items` items and gives the reference to it.
    byte[] put(byte[] object, int items) throws IOException {
        return items == 0 ? new byte[16] : keep(object, items);
    }

    private byte[] keep(byte[] object, int items) throws IOException {
        int bytes = Math.addExact(HEAD + 7, object.length) / 8 * 8;
        Collection target = place(bytes);
        objects++;
        target.content.put(2, objects).put(2, 0).put(4, 0).put(8, object.length);
        target.content.put(object).align(8);
        Bytes reference = new Bytes().put(4, items).put(8, target.address);
        return reference.put(4, objects).toArray();
    }

    private Collection place(int bytes) throws IOException {
        if (open.isPresent() && open.get().fits(bytes) && objects < MOST_OBJECTS) {
            return open.get();
        }
        finish();
        int capacity = Math.max(small ? LEAST : USUAL, Math.addExact(HEAD, bytes));
        small = false;
        objects = 0;
        Collection made = new Collection(tail.reserve(capacity), capacity, new Bytes());
        made.content.ascii("GCOL").put(1, 1).put(3, 0).put(8, capacity);
        open = Optional.of(made);
        return made;
    }

    /// Writes what is still in memory.
    void finish() throws IOException {
        if (open.isPresent()) {
            Collection last = open.get();
            int free = last.capacity - last.content.length();
            if (free >= HEAD) {
                last.content.put(8, 0).put(8, free);
            }
            last.content.put(new byte[last.capacity - last.content.length()]);
            tail.write(last.address, last.content.toBuffer());
            open = Optional.empty();
        }
    }
}
