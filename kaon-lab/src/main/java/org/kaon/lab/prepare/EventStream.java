package org.kaon.lab.prepare;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Missing;
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

/// The inputs of all rows of a file, in order, to be scored: nothing is selected, nothing is known
/// of their truth.
public final class EventStream {

    /// Takes some rows.
    @FunctionalInterface
    public interface Sink {
        /// @param inputs `[rows, …]` by the experiment's names, transformed; they live until the
        ///   call returns
        /// @param usable false where an input of the row is not finite; its numbers mean nothing
        void take(Map<String, Tensor> inputs, boolean[] usable);
    }

    private EventStream() {}

    /// Reads a location of one table or several with the inputs of the experiment.
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
        List<Transform> transform = transforms.bound(layout);
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
            EventReader events,
            Layout layout,
            List<Transform> transforms,
            Faults faults,
            Sink sink) {
        boolean[] usable = new boolean[events.rows()];
        try (Arena arena = Arena.ofShared()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (int k = 0; k < transforms.size(); k++) {
                tensors.put(layout.names().get(k), allocate(layout, k, events.rows(), arena));
            }
            MemorySegment row = arena.allocate(4L * layout.width(), 64);
            for (int i = 0; i < usable.length; i++) {
                usable[i] = events.usable(i, faults);
                if (usable[i]) {
                    events.write(i, row, 0);
                    copy(row, i, layout, transforms, List.copyOf(tensors.values()));
                }
            }
            sink.take(tensors, usable);
        }
    }

    private static Tensor allocate(Layout layout, int input, int rows, Arena arena) {
        List<Long> extents = new ArrayList<>(List.of((long) rows));
        layout.inputs().get(input).shape().forEach(e -> extents.add((long) e));
        long[] shape = extents.stream().mapToLong(Long::longValue).toArray();
        return Tensor.allocate(TensorType.float32(shape), arena);
    }

    private static void copy(
            MemorySegment row,
            int number,
            Layout layout,
            List<Transform> transforms,
            List<Tensor> tensors) {
        long at = 0;
        for (int k = 0; k < transforms.size(); k++) {
            int size = layout.sizes().get(k);
            transforms.get(k).copy(row, at, tensors.get(k).data(), 4L * size * number, size);
            at += 4L * size;
        }
    }
}
