package org.kaon.io.inspect;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// What is in a file, as its format knows it. Values are read when they are asked for.
public interface Inspection extends AutoCloseable {

    /// The format's name: `ROOT`, `HDF5`, …
    String format();

    /// What the format says of the whole file: maps, lists, numbers and texts as JSON has them.
    Map<String, Object> facts();

    /// Decisions that were made to read the file, a sentence each, for people.
    default List<String> remarks() {
        return List.of();
    }

    /// The objects in the file's order. A file that is one table has one, without a path.
    List<Item> items() throws IOException;

    /// Whether the objects are described one by one; of a file that is one table, its columns are.
    default boolean ofObjects() {
        return false;
    }

    /// Whether what stands behind the file's name is no object in it but a setting that was
    /// followed when it was opened.
    default boolean isSetting(String object) {
        return false;
    }

    @Override
    void close() throws IOException;
}
