package org.kaon.io.column;

import java.lang.foreign.Arena;
import java.util.List;

/// Some rows of a source, in memory.
///
/// The columns live until the chunk is closed; closing frees `owner`.
///
/// @param schema names and types of the columns, in the order of the projection
/// @param firstRow the source's row that is row 0 here
public record Chunk(Schema schema, long firstRow, long rows, List<Column> columns, Arena owner)
        implements AutoCloseable {

    public Chunk {
        columns = List.copyOf(columns);
        if (columns.size() != schema.fields().size()) {
            throw new IllegalArgumentException(
                    "%d columns for %d fields.".formatted(columns.size(), schema.fields().size()));
        }
        for (Column column : columns) {
            if (column.length() != rows) {
                throw new IllegalArgumentException(
                        "A column has %d rows, expected %d.".formatted(column.length(), rows));
            }
        }
    }

    /// The column of that name.
    ///
    /// *Errors*: [IllegalArgumentException] for a name that the chunk was not read with.
    public Column column(String name) {
        int index = schema.names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "The chunk has no column \"%s\".%s"
                            .formatted(name, Nearest.hint(name, schema.names())));
        }
        return columns.get(index);
    }

    @Override
    public void close() {
        owner.close();
    }
}
