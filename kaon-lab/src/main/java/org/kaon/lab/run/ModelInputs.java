package org.kaon.lab.run;

import org.kaon.io.Location;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a model is fed with, from any file that Kaon reads.
///
/// Taken is the array or column that is named like the model's input; else the only one; else, for
/// an input of so many numbers, all columns side by side.
final class ModelInputs {

    private static final long ROWS = 4096;
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.nativeOrder());

    private ModelInputs() {}

    /// All rows, `[rows, …]`.
    ///
    /// *Errors*: [RunException] for a file that holds nothing of the input's shape, with what it
    /// holds.
    ///
    /// @param input the name of the model's input
    /// @param row the shape of one row
    static Tensor read(String location, String input, Shape row) throws IOException {
        if (location.endsWith(".npy") || location.endsWith(".npz")) {
            Map<String, Tensor> arrays = NamedTensors.read(Path.of(location));
            Tensor named = arrays.get(input);
            if (named == null && arrays.size() == 1) {
                named = arrays.values().iterator().next();
            }
            if (named == null) {
                throw new RunException(
                        "%s: holds no array \"%s\"; there are %s."
                                .formatted(location, input, arrays.keySet()));
            }
            return fitted(named, input, row, location);
        }
        Location place = Location.parse(location);
        try (Source source = Sources.open(location, Path.of(""))) {
            Projection columns = columns(source.schema(), input, row, place.path());
            return table(source, columns, row);
        }
    }

    private static Tensor fitted(Tensor tensor, String input, Shape row, String location) {
        Shape found = tensor.shape();
        if (found.rank() != row.rank() + 1 || !found.without(0).equals(row)) {
            throw new RunException(
                    "%s: input \"%s\" wants rows of %s, found an array of %s."
                            .formatted(location, input, row, found));
        }
        return tensor;
    }

    private static Projection columns(Schema schema, String input, Shape row, String file) {
        Optional<Schema.Field> named = schema.find(input);
        if (named.isPresent() && width(named.get().type()) == row.size()) {
            return Projection.of(named.get().name());
        }
        List<String> numbers =
                schema.fields().stream()
                        .filter(field -> width(field.type()) > 0)
                        .map(Schema.Field::name)
                        .toList();
        long all = schema.fields().stream().mapToLong(field -> width(field.type())).sum();
        if (all == row.size()) {
            return new Projection(numbers);
        }
        throw new RunException(
                "%s: input \"%s\" wants rows of %s, found no column of that name and size and %d"
                                .formatted(file, input, row, all)
                        + " numbers a row in all columns: "
                        + numbers.subList(0, Math.min(20, numbers.size()))
                        + ".");
    }

    /// Numbers in one row; 0 where there is no fixed number.
    private static long width(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat _ -> 1;
            case ColumnType.Fixed fixed when fixed.content() instanceof ColumnType.Flat ->
                    fixed.size();
            default -> 0;
        };
    }

    private static Tensor table(Source source, Projection columns, Shape row) throws IOException {
        long size = row.size();
        long[] extents = new long[row.rank() + 1];
        extents[0] = source.rows();
        System.arraycopy(row.extents(), 0, extents, 1, row.rank());
        Tensor all = Tensor.allocate(TensorType.float32(extents), Arena.ofAuto());
        Split whole = new Split(0, source.rows());
        try (Reader reader = source.open(whole, columns, Memory.chunks(ROWS))) {
            Optional<Chunk> next = reader.next();
            while (next.isPresent()) {
                try (Chunk chunk = next.get()) {
                    copy(chunk, all, size);
                }
                next = reader.next();
            }
        }
        return all;
    }

    private static void copy(Chunk chunk, Tensor all, long size) {
        long offset = 0;
        for (var column : chunk.columns()) {
            Flat values = column.numbers();
            long width = chunk.rows() == 0 ? 0 : values.length() / chunk.rows();
            for (long i = 0; i < values.length(); i++) {
                long at = (chunk.firstRow() + i / width) * size + offset + i % width;
                all.data().set(FLOAT, 4 * at, values.floatAt(i));
            }
            offset += width;
        }
    }
}
