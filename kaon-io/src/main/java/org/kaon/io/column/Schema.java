package org.kaon.io.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The columns of a source: ordered, with distinct names.
public record Schema(List<Field> fields) {

    /// A column's name and type.
    public record Field(String name, ColumnType type) {}

    public Schema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name)) {
                throw new IllegalArgumentException("Two columns named \"" + field.name + "\".");
            }
        }
    }

    /// The names of all columns, in order.
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /// All columns.
    public Projection all() {
        return new Projection(names());
    }

    /// The column of that name; where none has it, the only one whose path ends in `/name`.
    public Optional<Field> find(String name) {
        Optional<Field> exact = fields.stream().filter(f -> f.name.equals(name)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<Field> ending = fields.stream().filter(f -> f.name.endsWith("/" + name)).toList();
        return ending.size() == 1 ? Optional.of(ending.getFirst()) : Optional.empty();
    }

    /// The columns of a projection, in its order and under the names it uses.
    ///
    /// *Errors*: unknown names are a [FormatException] that names the nearest ones.
    ///
    /// @param file where the columns come from, for the error
    /// @param object the tree or table inside the file, for the error
    public Schema select(Projection projection, String file, String object) throws FormatException {
        List<Field> chosen = new ArrayList<>();
        for (String name : projection.names()) {
            Optional<Field> field = find(name);
            if (field.isEmpty()) {
                throw FormatException.of(
                        file,
                        object,
                        "has no column \"%s\".%s".formatted(name, Nearest.hint(name, names())));
            }
            chosen.add(new Field(name, field.get().type));
        }
        return new Schema(chosen);
    }
}
