package org.kaon.lab.prepare;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Schema;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.Values;
import org.kaon.lab.yaml.ConfigException;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// The numbers of one expression as they are, in the order of the file.
record TensorMaker(List<Expression> sources, List<Integer> shape, int size) implements InputMaker {

    /// *Errors*: an expression that gives no list, and a column of another shape, is a
    /// [Binding.Mismatch]. Extents of 1 do not count, and a plain row of as many numbers fits any
    /// shape.
    static TensorMaker of(Input.Array input, Schema schema, String path) {
        Binding.requireList(input.column(), schema, path + ".column");
        Optional<ColumnType> type =
                schema.find(input.column().toString().replace("`", "")).map(Schema.Field::type);
        if (type.isPresent() && type.get() instanceof ColumnType.Fixed fixed) {
            List<Integer> found = fixed.shape().stream().filter(e -> e != 1).toList();
            List<Integer> wanted = input.shape().stream().filter(e -> e != 1).toList();
            int size = input.shape().stream().reduce(1, Math::multiplyExact);
            if (!found.equals(wanted) && !found.equals(List.of(size))) {
                throw new Binding.Mismatch(
                        path + ".shape",
                        "is %s, but the column \"%s\" holds %s in each row."
                                .formatted(input.shape(), input.column(), fixed));
            }
        }
        return new TensorMaker(
                List.of(input.column()),
                input.shape(),
                input.shape().stream().reduce(1, Math::multiplyExact));
    }

    @Override
    public int considered() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void write(List<Values> values, int row, MemorySegment target, long offset) {
        Values list = values.getFirst();
        int from = list.offsets()[row];
        int found = list.offsets()[row + 1] - from;
        if (found != size) {
            throw new ConfigException(
                    "\"%s\" gives %d numbers in a row, but the shape %s holds %d."
                            .formatted(sources.getFirst(), found, shape, size));
        }
        for (int i = 0; i < size; i++) {
            target.set(FLOAT, offset + 4L * i, (float) list.numbers()[from + i]);
        }
    }
}
