package org.kaon.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/// Batches made ahead on a data thread in a ring of reused buffers.
///
/// Nothing is allocated for a batch once the ring exists, but for the last short one. Single
/// threaded on the consumer's side.
final class PrefetchedPass implements Dataset.Pass {

    /// Batches that may be ready or in use at once.
    private static final int RING = 4;

    /// Opens the rows on the data thread.
    @FunctionalInterface
    interface Opening {
        RowCursor open() throws IOException;
    }

    /// What the data thread hands over.
    private sealed interface Message {

        record Ready(Batch buffer, Batch batch) implements Message {}

        record End() implements Message {}

        record Failed(Throwable cause) implements Message {}
    }

    private final Arena arena = Arena.ofShared();
    private final BlockingQueue<Message.Ready> free = new ArrayBlockingQueue<>(RING + 1);
    // Holds the whole ring and the last message: the data thread never waits here.
    private final BlockingQueue<Message> ready = new ArrayBlockingQueue<>(RING + 1);
    private final Thread thread;
    private volatile boolean closed;
    private Message.@Nullable Ready inUse;
    private @Nullable Message head;

    private PrefetchedPass(Schema schema, Dataset.Visit visit, Opening opening) {
        for (int i = 0; i < RING; i++) {
            Batch buffer = Batch.allocate(schema, visit.size(), arena);
            free.add(new Message.Ready(buffer, buffer));
        }
        thread =
                Thread.ofPlatform()
                        .name("kaon-data")
                        .daemon()
                        .unstarted(() -> work(visit, opening));
    }

    static PrefetchedPass start(Schema schema, Dataset.Visit visit, Opening opening) {
        PrefetchedPass pass = new PrefetchedPass(schema, visit, opening);
        pass.thread.start();
        return pass;
    }

    private void work(Dataset.Visit visit, Opening opening) {
        Message last = new Message.End();
        try (RowCursor cursor = opening.open()) {
            fill(cursor, visit);
        } catch (IOException | RuntimeException | Error | InterruptedException cause) {
            last = new Message.Failed(cause);
        }
        ready.add(last);
    }

    private void fill(RowCursor cursor, Dataset.Visit visit)
            throws IOException, InterruptedException {
        long skipped = Math.multiplyExact(visit.skip(), (long) visit.size());
        for (long row = 0; row < skipped && !closed; row++) {
            if (!cursor.skip()) {
                return;
            }
        }
        int size = visit.size();
        int rows = size;
        while (rows == size && !closed) {
            Message.Ready slot = free.take();
            rows = 0;
            while (rows < size && !closed && cursor.next(slot.buffer(), rows)) {
                rows++;
            }
            if (rows == size) {
                ready.add(slot);
            } else if (rows > 0) {
                ready.add(new Message.Ready(slot.buffer(), slot.buffer().first(rows)));
            }
        }
    }

    @Override
    public boolean hasNext() {
        return switch (peek()) {
            case Message.Ready ignored -> true;
            case Message.End ignored -> false;
            // Left for next(), which throws it.
            case Message.Failed ignored -> true;
        };
    }

    @Override
    public Batch next() {
        switch (peek()) {
            case Message.Ready message -> {
                inUse = message;
                head = null;
                return message.batch();
            }
            case Message.End ignored -> throw new NoSuchElementException("The pass has ended");
            case Message.Failed(Throwable cause) -> throw rethrown(cause);
        }
    }

    private Message peek() {
        Message message = head;
        if (message == null) {
            if (closed) {
                throw new IllegalStateException("The pass is closed");
            }
            if (inUse != null) {
                free.add(inUse);
                inUse = null;
            }
            message = taken();
            head = message;
        }
        return message;
    }

    private Message taken() {
        try {
            return ready.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for a batch");
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException runtime -> runtime;
            case IOException read -> new UncheckedIOException(read);
            default -> new IllegalStateException("The data thread stopped", cause);
        };
    }

    // The thread is woken by a slot and not by an interrupt, which would close a file channel that
    // other passes may share.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Batch none = new Batch(new Schema(Map.of(), Map.of(), false), 0, List.of());
        boolean woken = free.offer(new Message.Ready(none, none));
        boolean interrupted = false;
        while (woken && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        arena.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
