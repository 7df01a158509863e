package org.kaon.lab.run;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Schema;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A network's outputs as columns: one for each output, or all of them as one matrix.
///
/// @param names of the outputs
record ScoreColumns(List<String> names, boolean matrix) {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ColumnType NUMBER = new ColumnType.Flat(ElementType.FLOAT32);

    /// As the format of that ending holds them.
    static ScoreColumns of(List<String> names, String ending) {
        return new ScoreColumns(names, ending.equals(".npy") && names.size() > 1);
    }

    List<Schema.Field> fields() {
        return matrix
                ? List.of(
                        new Schema.Field(
                                "scores", new ColumnType.Fixed(List.of(names.size()), NUMBER)))
                : names.stream().map(name -> new Schema.Field(name, NUMBER)).toList();
    }

    /// Other columns, then these.
    ///
    /// *Errors*: [RunException] where a name would be there twice.
    Schema after(Schema others, Path run) {
        for (Schema.Field field : fields()) {
            if (others.names().contains(field.name())) {
                throw new RunException(
                        "%s: the score \"%s\" and a kept column have one name. Leave the column out, or rename it by kaon convert --new."
                                .formatted(run, field.name()));
            }
        }
        List<Schema.Field> all = new ArrayList<>(others.fields());
        all.addAll(fields());
        return new Schema(all);
    }

    /// The columns of some rows.
    ///
    /// @param outputs row by row
    /// @param usable false for rows that score NaN
    List<Column> columns(float[] outputs, boolean[] usable, Arena arena) {
        int rows = usable.length;
        int width = names.size();
        MemorySegment data = arena.allocate(Math.max(4, 4L * width * rows), 64);
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < width; k++) {
                long place = matrix ? (long) row * width + k : (long) k * rows + row;
                float value = usable[row] ? outputs[row * width + k] : Float.NaN;
                data.set(FLOAT, 4 * place, value);
            }
        }
        if (matrix) {
            Flat all = new Flat(ElementType.FLOAT32, (long) rows * width, data);
            return List.of(new Fixed(rows, List.of(width), all));
        }
        List<Column> columns = new ArrayList<>();
        for (int k = 0; k < width; k++) {
            MemorySegment own = data.asSlice(4L * k * rows, 4L * rows);
            columns.add(new Flat(ElementType.FLOAT32, rows, own));
        }
        return columns;
    }
}
