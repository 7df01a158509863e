package org.kaon.io.column;

import java.nio.file.Path;
import java.util.function.Predicate;

/// Which types of columns a format is written with.
///
/// @param words for the error, as in "a .npz takes numbers and lists of numbers."
public record Accepted(String words, Predicate<ColumnType> types) {

    /// Whether a column of that type can be written.
    public boolean holds(ColumnType type) {
        return types.test(type);
    }

    /// *Errors*: [FormatException] with the first column that cannot be written.
    public void require(Path file, Schema schema) throws FormatException {
        for (Schema.Field field : schema.fields()) {
            if (!holds(field.type())) {
                throw FormatException.of(
                        file.toString(),
                        field.name(),
                        "holds %s; %s".formatted(field.type(), words));
            }
        }
    }
}
