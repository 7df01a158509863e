package org.kaon.lab.convert;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;
import org.kaon.lab.expression.Type;
import org.kaon.lab.expression.Values;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Adds a column that an expression gives: float64 or true and false, or lists of these.
record AddColumn(Schema schema, Formula formula) implements Stage {

    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// *Errors*: [FormatException] for a name that is taken, and for unknown columns.
    static AddColumn of(Schema before, String name, Formula formula) throws FormatException {
        if (before.names().contains(name)) {
            throw FormatException.of(
                    formula.where(), "", "there is a column of that name; choose another.");
        }
        Type type = formula.type(before);
        ColumnType number =
                new ColumnType.Flat(type.flag() ? ElementType.BOOL : ElementType.FLOAT64);
        List<Schema.Field> fields = new ArrayList<>(before.fields());
        fields.add(new Schema.Field(name, type.list() ? new ColumnType.Jagged(number) : number));
        return new AddColumn(new Schema(fields), formula);
    }

    @Override
    public Chunk apply(Chunk chunk) throws FormatException {
        List<Column> columns = new ArrayList<>(chunk.columns());
        columns.add(column(formula.evaluate(chunk), chunk.owner()));
        return new Chunk(schema, chunk.firstRow(), chunk.rows(), columns, chunk.owner());
    }

    private static Column column(Values values, Arena memory) {
        Flat numbers = numbers(values.numbers(), values.type().flag(), memory);
        if (!values.type().list()) {
            return numbers;
        }
        long[] counts = new long[values.rows()];
        for (int row = 0; row < counts.length; row++) {
            counts[row] = values.offsets()[row + 1] - values.offsets()[row];
        }
        return new Jagged(Offsets.ofCounts(memory, counts), numbers);
    }

    private static Flat numbers(double[] values, boolean flags, Arena memory) {
        if (!flags) {
            MemorySegment data = memory.allocate(Math.max(8, 8L * values.length), 64);
            MemorySegment.copy(values, 0, data, DOUBLE, 0, values.length);
            return new Flat(ElementType.FLOAT64, values.length, data);
        }
        MemorySegment data = memory.allocate(Math.max(1, values.length), 64);
        for (int i = 0; i < values.length; i++) {
            data.set(ValueLayout.JAVA_BYTE, i, (byte) (values[i] != 0 ? 1 : 0));
        }
        return new Flat(ElementType.BOOL, values.length, data);
    }
}
