package org.kaon.data;

import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows held in memory: named tensors whose first axis runs over the rows.
public final class TensorDataset implements Dataset {

    private final Batch all;

    private TensorDataset(Batch all) {
        this.all = all;
    }

    /// *Errors*: columns with different numbers of rows.
    public static TensorDataset of(
            Map<String, Tensor> features, Map<String, Tensor> targets, Optional<Tensor> weights) {
        List<Tensor> columns = new ArrayList<>(features.values());
        columns.addAll(targets.values());
        weights.ifPresent(tensor -> columns.add(tensor.reshape(Shape.of(tensor.size()))));
        long rows = columns.getFirst().shape().extent(0);
        for (Tensor column : columns) {
            if (column.shape().extent(0) != rows) {
                throw new ShapeException(
                        "Dataset: expected "
                                + rows
                                + " rows in every column, found "
                                + column.shape());
            }
        }
        Schema schema = new Schema(rowTypes(features), rowTypes(targets), weights.isPresent());
        return new TensorDataset(new Batch(schema, rows, columns));
    }

    /// One feature tensor named `x` and one target tensor named `y`.
    public static TensorDataset of(Tensor x, Tensor y) {
        return of(Map.of("x", x), Map.of("y", y), Optional.empty());
    }

    /// The same with event weights `[rows]`.
    public static TensorDataset of(Tensor x, Tensor y, Tensor weights) {
        return of(Map.of("x", x), Map.of("y", y), Optional.of(weights));
    }

    /// Some of the rows, on the same memory.
    public TensorDataset rows(long from, long to) {
        List<Tensor> columns = all.columns().stream().map(c -> c.rows(from, to)).toList();
        return new TensorDataset(new Batch(all.schema(), to - from, columns));
    }

    private static Map<String, TensorType> rowTypes(Map<String, Tensor> tensors) {
        Map<String, TensorType> types = new LinkedHashMap<>();
        tensors.forEach((name, tensor) ->
                types.put(name, tensor.type().withShape(tensor.shape().without(0))));
        return types;
    }

    @Override
    public Schema schema() {
        return all.schema();
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(all.rows());
    }

    @Override
    public Pass batches(Visit visit) {
        int rows = Math.toIntExact(all.rows());
        return PrefetchedPass.start(
                schema(),
                visit,
                () ->
                        switch (visit.order()) {
                            case Order.Stored() -> new Cursor(all, rows, Optional.empty(), 1);
                            case Order.Shuffled shuffled ->
                                    new Cursor(
                                            all,
                                            rows,
                                            Optional.of(
                                                    new Picker(shuffled.generator(visit.epoch()))),
                                            Math.min(shuffled.window(), rows));
                        });
    }

    /// Row numbers in order, or drawn from a window of row numbers.
    private static final class Cursor implements RowCursor {

        private final Batch all;
        private final int rows;
        private final Optional<Picker> picker;
        private final int[] window;
        private int following;

        Cursor(Batch all, int rows, Optional<Picker> picker, int window) {
            this.all = all;
            this.rows = rows;
            this.picker = picker;
            this.window = new int[window];
        }

        @Override
        public boolean next(Batch into, int row) {
            int from = number();
            if (from >= 0) {
                into.copyRow(row, all, from);
            }
            return from >= 0;
        }

        @Override
        public boolean skip() {
            return number() >= 0;
        }

        private int number() {
            if (picker.isEmpty()) {
                return following < rows ? following++ : -1;
            }
            Picker draws = picker.get();
            while (draws.filled() < window.length && following < rows) {
                window[draws.filled()] = following++;
                draws.grow();
            }
            if (draws.filled() == 0) {
                return -1;
            }
            int slot = draws.draw();
            int drawn = window[slot];
            window[slot] = following < rows ? following++ : window[draws.shrink()];
            return drawn;
        }

        @Override
        public void close() {}
    }
}
