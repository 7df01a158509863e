package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The bytes of one entry, and the objects in them to which pointers may refer again.
final class FormInput {

    // Positions in references count from the record's start, and 0 and 1 are taken.
    private static final int FIRST = 2;
    private static final int MOST_READ_AGAIN = 64;

    private final Cursor bytes;
    private final int displacement;
    private final Map<Long, Integer> objects = new HashMap<>();
    private final Map<Long, String> classes = new HashMap<>();
    private long again;

    FormInput(Basket basket) {
        this.bytes = new Cursor(basket.bytes(), basket.border(), basket.place());
        this.displacement = basket.keyBytes() + FIRST;
    }

    Cursor bytes() {
        return bytes;
    }

    /// Goes to an entry; what another referred to is forgotten.
    void enter(int from, int to) {
        bytes.enter(from, to);
        objects.clear();
        classes.clear();
        again = 0;
    }

    /// Remembers the object whose head is at `head` and whose members begin here.
    void object(int head) {
        objects.put(head + (long) displacement, bytes.position());
    }

    void className(int at, String name) {
        classes.put(at + (long) displacement, name);
    }

    Optional<String> className(int reference) {
        return Optional.ofNullable(classes.get((long) reference));
    }

    /// Where the members of an object begin that was read before.
    int again(int reference) throws FormatException {
        Integer at = objects.get((long) reference);
        if (at == null) {
            throw bytes.error("a pointer to an object that was not read before");
        }
        return at;
    }

    /// Counts bytes that are read once more: pointers could multiply them without end.
    void readAgain(int count) throws FormatException {
        again += count;
        if (again > MOST_READ_AGAIN * (long) bytes.length()) {
            throw bytes.error("pointers refer to the same objects too often");
        }
    }
}
