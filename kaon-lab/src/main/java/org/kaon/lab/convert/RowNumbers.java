package org.kaon.lab.convert;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Schema;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The numbers that rows have in the source, as a last column that no source has, for it has no
/// name.
final class RowNumbers {

    static final Schema.Field FIELD = new Schema.Field("", new ColumnType.Flat(ElementType.INT64));

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private RowNumbers() {}

    /// The schema with the column.
    static Schema with(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>(schema.fields());
        fields.add(FIELD);
        return new Schema(fields);
    }

    /// A chunk of a source with the column.
    static Chunk with(Chunk chunk) {
        MemorySegment numbers = chunk.owner().allocate(Math.max(8, 8 * chunk.rows()), 64);
        for (long row = 0; row < chunk.rows(); row++) {
            numbers.set(LONG, 8 * row, chunk.firstRow() + row);
        }
        List<Column> columns = new ArrayList<>(chunk.columns());
        columns.add(new Flat(ElementType.INT64, chunk.rows(), numbers));
        return new Chunk(
                with(chunk.schema()), chunk.firstRow(), chunk.rows(), columns, chunk.owner());
    }

    /// The numbers of a chunk's rows.
    static long[] of(Chunk chunk) {
        Flat column = chunk.column(FIELD.name()).numbers();
        long[] numbers = new long[Math.toIntExact(chunk.rows())];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = column.longAt(row);
        }
        return numbers;
    }

    /// A schema without the column.
    static Schema without(Schema schema) {
        return new Schema(schema.fields().stream().filter(it -> !it.equals(FIELD)).toList());
    }

    /// A chunk without the column.
    static Chunk without(Chunk chunk) {
        Schema schema = without(chunk.schema());
        return new Chunk(
                schema,
                chunk.firstRow(),
                chunk.rows(),
                schema.names().stream().map(chunk::column).toList(),
                chunk.owner());
    }
}
