package org.kaon.lab.prepare;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The inputs of all rows of a file, in order, to be scored: none is left out, nothing is known of
/// their truth.
public final class EventStream {

    /// Takes some rows.
    @FunctionalInterface
    public interface Sink {
        /// @param events the columns that were read; they and the inputs live until the call
        ///   returns
        /// @param inputs `[rows, …]` by the experiment's names, transformed
        /// @param usable false where an input of the row is not finite; its numbers mean nothing
        void take(Chunk events, Map<String, Tensor> inputs, boolean[] usable) throws IOException;
    }

    private static final int BYTES = 16 << 20;
    private static final int MOST_ROWS = 4096;

    private EventStream() {}

    /// Reads a location of one table or several with the inputs of the experiment.
    ///
    /// *Errors*: as [Preparation], but for numbers that are not finite: they end the reading where
    /// the experiment treats them as errors, and are flagged where it drops them or would not
    /// select the row.
    ///
    /// @param also columns to read beside those of the inputs
    /// @param batch a chunk has a multiple of so many rows, but for the last of each table
    public static void read(
            Experiment experiment,
            Transforms transforms,
            Catalog catalog,
            String location,
            List<String> also,
            int batch,
            Sink sink)
            throws IOException {
        Layout layout = Layout.of(experiment);
        List<Transform> transform = transforms.bound(layout);
        int fitting = Math.clamp(BYTES / (4L * layout.width()), 1, MOST_ROWS);
        Memory chunks = Memory.chunks(Math.ceilDiv(fitting, batch) * batch);
        for (String table : catalog.expand(location)) {
            Faults faults = new Faults();
            long selected = 0;
            try (Source source = catalog.open(table)) {
                Binding binding = Binding.toScore(experiment, source.schema(), table);
                Set<String> names = new LinkedHashSet<>(binding.columns().names());
                names.addAll(also);
                Projection columns = new Projection(List.copyOf(names));
                try (Reader reader = source.open(new Split(0, source.rows()), columns, chunks)) {
                    for (Optional<Chunk> chunk = reader.next();
                            chunk.isPresent();
                            chunk = reader.next()) {
                        try (Chunk open = chunk.get()) {
                            Missing missing = experiment.events().missing();
                            EventReader events = new EventReader(binding, open, missing, table);
                            selected += give(open, events, layout, transform, faults, sink);
                        }
                    }
                }
            }
            faults.check(experiment.events().missing(), selected);
        }
    }

    // How many of the rows are selected.
    private static long give(
            Chunk chunk,
            EventReader events,
            Layout layout,
            List<Transform> transforms,
            Faults faults,
            Sink sink)
            throws IOException {
        boolean[] usable = new boolean[events.rows()];
        try (Arena arena = Arena.ofShared()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (int k = 0; k < transforms.size(); k++) {
                tensors.put(layout.names().get(k), allocate(layout, k, events.rows(), arena));
            }
            MemorySegment row = arena.allocate(4L * layout.width(), 64);
            Faults aside = new Faults();
            long selected = 0;
            for (int i = 0; i < usable.length; i++) {
                selected += events.selected(i) ? 1 : 0;
                usable[i] = events.usable(i, events.selected(i) ? faults : aside);
                if (usable[i]) {
                    events.write(i, row, 0);
                    copy(row, i, layout, transforms, List.copyOf(tensors.values()));
                }
            }
            sink.take(chunk, tensors, usable);
            return selected;
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
