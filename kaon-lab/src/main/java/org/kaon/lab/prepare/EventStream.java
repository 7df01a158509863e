package org.kaon.lab.prepare;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Missing;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The inputs of all rows of a file, in order, to be scored: nothing is selected, nothing is known
/// of their truth.
public final class EventStream {

    /// Takes some rows.
    @FunctionalInterface
    public interface Sink {
        /// @param inputs `[rows, …]`, transformed; lives until the call returns
        /// @param usable false where an input of the row is not finite; its numbers mean nothing
        void take(Tensor inputs, boolean[] usable);
    }

    private EventStream() {}

    /// Reads a location of one table or several with the first input of the experiment.
    ///
    /// *Errors*: as [Preparation], but for numbers that are not finite: they end the reading where
    /// the experiment treats them as errors, and are flagged where it drops them.
    public static void read(
            Experiment experiment,
            Transforms transforms,
            Catalog catalog,
            String location,
            int rows,
            Sink sink)
            throws IOException {
        Layout layout = Layout.of(experiment);
        Transform transform = transforms.bound(layout).getFirst();
        for (String table : catalog.expand(location)) {
            Faults faults = new Faults();
            long count;
            try (Source source = catalog.open(table)) {
                count = source.rows();
                Binding binding = Binding.toScore(experiment, source.schema(), table);
                try (Reader reader =
                        source.open(new Split(0, count), binding.columns(), Memory.chunks(rows))) {
                    for (Optional<Chunk> chunk = reader.next();
                            chunk.isPresent();
                            chunk = reader.next()) {
                        try (Chunk open = chunk.get()) {
                            Missing missing = experiment.events().missing();
                            EventReader events = new EventReader(binding, open, missing, table);
                            give(events, layout, transform, faults, sink);
                        }
                    }
                }
            }
            faults.check(experiment.events().missing(), count);
        }
    }

    private static void give(
            EventReader events, Layout layout, Transform transform, Faults faults, Sink sink) {
        int size = layout.sizes().getFirst();
        boolean[] usable = new boolean[events.rows()];
        List<Long> extents = new ArrayList<>(List.of((long) events.rows()));
        layout.inputs().getFirst().shape().forEach(e -> extents.add((long) e));
        long[] shape = extents.stream().mapToLong(Long::longValue).toArray();
        try (Arena arena = Arena.ofShared()) {
            Tensor tensor =
                    Tensor.allocate(
                            new TensorType(org.kaon.tensor.DataType.FLOAT32, Shape.of(shape)),
                            arena);
            MemorySegment row = arena.allocate(4L * layout.width(), 64);
            for (int i = 0; i < usable.length; i++) {
                usable[i] = events.usable(i, faults);
                if (usable[i]) {
                    events.write(i, row, 0);
                    transform.copy(row, 0, tensor.data(), 4L * size * i, size);
                }
            }
            sink.take(tensor, usable);
        }
    }
}
