package org.kaon.io.column;

import java.util.List;

/// Named columns of equal length side by side: a four-vector with its components.
public record Struct(long length, List<String> names, List<Column> fields) implements Column {

    public Struct {
        names = List.copyOf(names);
        fields = List.copyOf(fields);
        if (names.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "%d names for %d fields.".formatted(names.size(), fields.size()));
        }
        for (Column field : fields) {
            if (field.length() != length) {
                throw new IllegalArgumentException(
                        "A field has %d rows, expected %d.".formatted(field.length(), length));
            }
        }
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Struct(names, fields.stream().map(Column::type).toList());
    }

    @Override
    public Struct slice(long from, long to) {
        return new Struct(
                to - from, names, fields.stream().map(field -> field.slice(from, to)).toList());
    }
}
