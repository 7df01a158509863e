package org.kaon.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows read anew from their source in every pass; memory is bounded by the shuffle's window, never
/// by the source.
public record StreamDataset(Rows.Source source) implements Dataset {

    @Override
    public Schema schema() {
        return source.schema();
    }

    @Override
    public OptionalLong rows() {
        return source.rows();
    }

    @Override
    public Pass batches(Visit visit) {
        return PrefetchedPass.start(
                schema(),
                visit,
                () -> {
                    RowCursor stored = new Cursor(source.open());
                    return switch (visit.order()) {
                        case Order.Stored() -> stored;
                        case Order.Shuffled shuffled ->
                                new Window(
                                        stored,
                                        schema(),
                                        window(shuffled),
                                        new Picker(shuffled.generator(visit.epoch())));
                    };
                });
    }

    private int window(Order.Shuffled shuffled) {
        return (int) Math.min(shuffled.window(), Math.max(1, rows().orElse(Integer.MAX_VALUE)));
    }

    /// The rows as the source gives them.
    private static final class Cursor implements RowCursor {

        private final Rows rows;
        private Optional<Batch> chunk = Optional.empty();
        private long following;

        Cursor(Rows rows) {
            this.rows = rows;
        }

        @Override
        public boolean next(Batch into, int row) throws IOException {
            if (!skip()) {
                return false;
            }
            into.copyRow(row, chunk.orElseThrow(), following - 1);
            return true;
        }

        @Override
        public boolean skip() throws IOException {
            while (chunk.isEmpty() || following == chunk.get().rows()) {
                chunk = rows.next();
                following = 0;
                if (chunk.isEmpty()) {
                    return false;
                }
            }
            following++;
            return true;
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /// Rows drawn from a window that holds them off heap.
    private static final class Window implements RowCursor {

        private final RowCursor stored;
        private final Picker picker;
        private final int size;
        private final Arena memory = Arena.ofConfined();
        private final Batch slots;
        private boolean ended;

        Window(RowCursor stored, Schema schema, int size, Picker picker) {
            this.stored = stored;
            this.picker = picker;
            this.size = size;
            this.slots = Batch.allocate(schema, size, memory);
        }

        @Override
        public boolean next(Batch into, int row) throws IOException {
            int slot = drawn();
            if (slot >= 0) {
                into.copyRow(row, slots, slot);
                refill(slot);
            }
            return slot >= 0;
        }

        @Override
        public boolean skip() throws IOException {
            int slot = drawn();
            if (slot >= 0) {
                refill(slot);
            }
            return slot >= 0;
        }

        private int drawn() throws IOException {
            while (!ended && picker.filled() < size) {
                ended = !stored.next(slots, picker.filled());
                if (!ended) {
                    picker.grow();
                }
            }
            return picker.filled() == 0 ? -1 : picker.draw();
        }

        private void refill(int slot) throws IOException {
            ended = ended || !stored.next(slots, slot);
            if (ended) {
                slots.copyRow(slot, slots, picker.shrink());
            }
        }

        @Override
        public void close() {
            memory.close();
            stored.close();
        }
    }
}
