package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The dictionaries that hold for a batch, each read when it is asked for.
final class Dictionaries {

    private static final int DEEPEST = 16;

    /// A dictionary in a file.
    ///
    /// @param position its place among the messages
    /// @param delta whether it goes on with the one before
    record Stored(long id, int position, boolean delta, Batch batch) {}

    private final BinaryFile file;
    private final Types types;
    private final List<Stored> all;
    private final int until;
    private final Map<Long, Column> read = new HashMap<>();
    private int depth;

    /// @param until only those before this place among the messages hold
    Dictionaries(BinaryFile file, Types types, List<Stored> all, int until) {
        this.file = file;
        this.types = types;
        this.all = all;
        this.until = until;
    }

    /// The values of a field's dictionary.
    ///
    /// *Errors*: [FormatException] where there is none, or it comes in parts.
    Column values(Field field, String column) throws IOException {
        long id = field.encoding().orElseThrow().dictionary();
        Column there = read.get(id);
        if (there != null) {
            return there;
        }
        Stored stored = stored(id, column);
        if (++depth > DEEPEST) {
            throw FormatException.of(file.name(), column, "has dictionaries without end.");
        }
        Batch batch = stored.batch;
        Batch.Placed placed = batch.place(file, List.of(field.values())).getFirst();
        Decoder decoder =
                new Decoder(file, new Buffers(file, batch), types, this, column, Arena.ofAuto());
        Column values = decoder.column(placed, 0, batch.rows(), List.of());
        depth--;
        read.put(id, values);
        return values;
    }

    // The last one that holds: a later one replaces it.
    private Stored stored(long id, String column) throws FormatException {
        Stored found = null;
        for (Stored one : all) {
            if (one.id == id && one.position < until) {
                found = one;
            }
        }
        if (found == null) {
            throw FormatException.of(file.name(), column, "has no dictionary %d.".formatted(id));
        }
        if (found.delta) {
            throw FormatException.of(
                    file.name(),
                    column,
                    "has a dictionary in several parts, which Kaon does not read; write the file"
                            + " with whole dictionaries.");
        }
        return found;
    }
}
