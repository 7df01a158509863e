package org.kaon.lab.prepare;

import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.data.Order;
import org.kaon.data.Rows;
import org.kaon.data.Schema;
import org.kaon.data.StreamDataset;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One part of the events as a network takes it: inputs transformed, truth encoded, weights where
/// there are any. Rows are read by position, so an order costs no memory but its row numbers.
public final class PartDataset implements Dataset {

    private static final int CHUNK = 64;
    private static final String TRUTH = "truth";

    private final RowFile file;
    private final Mixture mixture;
    private final Layout layout;
    private final List<Transform> transforms;
    private final Encoding encoding;
    private final Schema schema;
    private final long shown;

    PartDataset(
            RowFile file,
            Mixture mixture,
            Layout layout,
            List<Transform> transforms,
            Encoding encoding,
            Schema schema) {
        this(file, mixture, layout, transforms, encoding, schema, file.rows());
    }

    private PartDataset(
            RowFile file,
            Mixture mixture,
            Layout layout,
            List<Transform> transforms,
            Encoding encoding,
            Schema schema,
            long shown) {
        this.file = file;
        this.mixture = mixture;
        this.layout = layout;
        this.transforms = List.copyOf(transforms);
        this.encoding = encoding;
        this.schema = schema;
        this.shown = shown;
    }

    /// The same rows, but at most so many: where there are more, evenly chosen ones.
    public PartDataset thinned(long most) {
        return shown <= most
                ? this
                : new PartDataset(
                        file, Mixture.of(most), layout, transforms, encoding, schema, most);
    }

    // The place of a shown row.
    private long place(long row) {
        return shown == file.rows() ? row : Math.multiplyExact(row, file.rows()) / shown;
    }

    static Schema schema(Layout layout, Encoding encoding, int classes, boolean weighted) {
        Map<String, TensorType> features = new LinkedHashMap<>();
        for (int i = 0; i < layout.names().size(); i++) {
            long[] extents = layout.inputs().get(i).shape().stream().mapToLong(e -> e).toArray();
            features.put(layout.names().get(i), TensorType.float32(extents));
        }
        return new Schema(
                features, Map.of(TRUTH, encoding.type(layout.truths(), classes)), weighted);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(shown);
    }

    /// The rows of a visit; what was seen in an interrupted pass is stepped over without reading.
    @Override
    public Pass batches(Visit visit) {
        long skipped = Math.multiplyExact(visit.skip(), (long) visit.size());
        return new StreamDataset(
                        new Rows.Source() {
                            @Override
                            public Schema schema() {
                                return schema;
                            }

                            @Override
                            public OptionalLong rows() {
                                return OptionalLong.of(Math.max(0, shown - skipped));
                            }

                            @Override
                            public Rows open() throws IOException {
                                RowNumbers order =
                                        RowOrder.of(visit.order(), visit.epoch(), mixture);
                                order.skip(skipped);
                                return new Chunks(order);
                            }
                        })
                .batches(new Visit(visit.size(), Order.stored(), visit.epoch(), 0));
    }

    /// Rows in an order, some at a time, in memory that is used again.
    private final class Chunks implements Rows {

        private final RowNumbers order;
        private final Arena arena = Arena.ofShared();
        private final Batch batch = Batch.allocate(schema, CHUNK, arena);
        private final MemorySegment row = arena.allocate(4L * layout.width(), 64);

        Chunks(RowNumbers order) {
            this.order = order;
        }

        @Override
        public Optional<Batch> next() throws IOException {
            int count = 0;
            while (count < CHUNK && order.hasNext()) {
                file.read(place(order.next()), 1, row);
                fill(batch, count, row);
                count++;
            }
            return count == 0 ? Optional.empty() : Optional.of(batch.first(count));
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    private void fill(Batch batch, int index, MemorySegment row) {
        long at = 0;
        List<Tensor> columns = batch.columns();
        for (int i = 0; i < transforms.size(); i++) {
            int size = layout.sizes().get(i);
            MemorySegment to = columns.get(i).data();
            transforms.get(i).copy(row, at, to, 4L * size * index, size);
            at += 4L * size;
        }
        int width = (int) columns.get(transforms.size()).size() / (int) batch.rows();
        MemorySegment truth = columns.get(transforms.size()).data();
        long start = 4L * width * index;
        if (encoding == Encoding.ONE_HOT) {
            truth.asSlice(start, 4L * width).fill((byte) 0);
            int label = (int) row.get(InputMaker.FLOAT, at);
            truth.set(InputMaker.FLOAT, start + 4L * label, 1);
        } else {
            MemorySegment.copy(row, at, truth, start, 4L * width);
        }
        if (schema.weighted()) {
            MemorySegment.copy(row, 4L * layout.weight(), columns.getLast().data(), 4L * index, 4);
        }
    }

    /// Truth and weights of the rows, in stored order: `truths` numbers a row.
    public Truths truths() throws IOException {
        int rows = Math.toIntExact(shown);
        List<double[]> truths = new ArrayList<>();
        for (int k = 0; k < layout.truths(); k++) {
            truths.add(new double[rows]);
        }
        double[] weights = new double[rows];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment row = arena.allocate(4L * layout.width(), 64);
            for (int i = 0; i < rows; i++) {
                file.read(place(i), 1, row);
                for (int k = 0; k < truths.size(); k++) {
                    truths.get(k)[i] = row.get(InputMaker.FLOAT, 4L * (layout.features() + k));
                }
                weights[i] = row.get(InputMaker.FLOAT, 4L * layout.weight());
            }
        }
        return new Truths(truths, weights);
    }

    /// What is true of the rows of a part.
    ///
    /// @param values the class's number, or each target, of all rows
    public record Truths(List<double[]> values, double[] weights) {}
}
