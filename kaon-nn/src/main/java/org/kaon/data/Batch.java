package org.kaon.data;

import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Some rows side by side: columns in the order of the schema, each `[rows, …]`.
public record Batch(Schema schema, long rows, List<Tensor> columns) {

    public Batch {
        columns = List.copyOf(columns);
    }

    /// Zeroed memory for a number of rows.
    public static Batch allocate(Schema schema, long rows, SegmentAllocator memory) {
        List<Tensor> columns = new ArrayList<>();
        for (TensorType row : schema.columns()) {
            columns.add(Tensor.allocate(Schema.rows(row, rows), memory));
        }
        return new Batch(schema, rows, columns);
    }

    public Map<String, Tensor> features() {
        return named(schema.features().keySet(), 0);
    }

    public Map<String, Tensor> targets() {
        return named(schema.targets().keySet(), schema.features().size());
    }

    /// The event weights, `[rows]`, where the dataset has them.
    public Optional<Tensor> weights() {
        return schema.weighted() ? Optional.of(columns.getLast()) : Optional.empty();
    }

    /// The first rows, on the same memory.
    public Batch first(long count) {
        return count == rows
                ? this
                : new Batch(
                        schema,
                        count,
                        columns.stream().map(column -> column.rows(0, count)).toList());
    }

    /// Copies one row of another batch of the same schema into a row of this one.
    void copyRow(long row, Batch from, long fromRow) {
        for (int i = 0; i < columns.size(); i++) {
            MemorySegment to = columns.get(i).data();
            long bytes = to.byteSize() / rows;
            MemorySegment.copy(from.columns.get(i).data(), fromRow * bytes, to, row * bytes, bytes);
        }
    }

    private Map<String, Tensor> named(Iterable<String> names, int start) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        int i = start;
        for (String name : names) {
            named.put(name, columns.get(i++));
        }
        return named;
    }
}
