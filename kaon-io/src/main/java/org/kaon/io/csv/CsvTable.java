package org.kaon.io.csv;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.nio.file.Path;

/// Writes a table of numbers and texts as values between commas or tabs. Flags are 0 and 1, a
/// missing value is an empty cell, a NaN `nan`. A number reads back as the same float64: a float32
/// has the digits for that (`0.10000000149011612`), for a cell cannot say that it is one.
public final class CsvTable {

    /// Numbers and texts, some of which may be missing.
    public static final Accepted ACCEPTED =
            new Accepted("a cell of a text table takes one number or one text.", CsvTable::isCell);

    private CsvTable() {}

    private static boolean isCell(ColumnType type) {
        ColumnType content = type instanceof ColumnType.Nullable it ? it.content() : type;
        return content instanceof ColumnType.Flat || content instanceof ColumnType.Text;
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        in(CsvWriter.Form.PLAIN).write(file, schema, content);
    }

    /// Text tables of another form.
    public static Sink.Format in(CsvWriter.Form form) {
        return (file, schema, content) -> write(file, form, schema, content);
    }

    private static void write(Path file, CsvWriter.Form form, Schema schema, Sink.Content content)
            throws IOException {
        ACCEPTED.require(file, schema);
        CsvWriter.write(
                file, form, schema.names(), rows -> content.write(chunk -> append(chunk, rows)));
    }

    private static void append(Chunk chunk, CsvWriter.Rows rows) {
        Object[] cells = new Object[chunk.columns().size()];
        for (long row = 0; row < chunk.rows(); row++) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(chunk.columns().get(i), row);
            }
            rows.add(cells);
        }
    }

    private static Object cell(Column column, long row) {
        return switch (column) {
            case Nullable nullable -> nullable.valid(row) ? cell(nullable.content(), row) : "";
            case Text text -> text.at(row);
            case Flat flat when flat.element().floating() -> flat.at(row);
            case Flat flat when flat.element() == ElementType.UINT64 ->
                    Long.toUnsignedString(flat.longAt(row));
            case Flat flat -> flat.longAt(row);
            default -> throw new IllegalArgumentException("No cell: " + column.type());
        };
    }
}
