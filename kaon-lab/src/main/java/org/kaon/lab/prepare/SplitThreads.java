package org.kaon.lab.prepare;

import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Splits worked on by several threads, their results taken in the order of the splits: the same,
/// whatever the number of threads. Each split may be a few results ahead, so memory is bounded.
///
/// Single threaded on the side that takes.
///
/// @param <T> what a split gives any number of
final class SplitThreads<T> implements AutoCloseable {

    private static final int AHEAD = 2;
    private static final long LEAST_ROWS = 2048;

    /// Works on one split; whatever it throws reaches the taker in the split's place.
    @FunctionalInterface
    interface Work<T> {
        void run(Split split, Consumer<T> results) throws IOException;
    }

    private sealed interface Message<T> {

        record Result<T>(T value) implements Message<T> {}

        record End<T>() implements Message<T> {}

        record Failed<T>(Throwable cause) implements Message<T> {}
    }

    /// Says to a thread that nobody takes any more.
    @SuppressWarnings("serial")
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final List<BlockingQueue<Message<T>>> queues = new ArrayList<>();
    private final ExecutorService threads;
    private final Consumer<T> release;
    private volatile boolean closed;
    private int current;

    /// @param release frees a result that nobody takes
    SplitThreads(List<Split> splits, int threads, Work<T> work, Consumer<T> release) {
        this.release = release;
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("kaon-split-", 0).daemon().factory());
        for (Split split : splits) {
            BlockingQueue<Message<T>> queue = new ArrayBlockingQueue<>(AHEAD);
            queues.add(queue);
            this.threads.execute(() -> run(work, split, queue));
        }
        this.threads.shutdown();
    }

    /// Neighbours put together until they are worth a thread's while.
    static List<Split> merged(List<Split> splits) {
        List<Split> merged = new ArrayList<>();
        for (Split split : splits) {
            if (!merged.isEmpty() && merged.getLast().rows() < LEAST_ROWS) {
                Split last = merged.removeLast();
                merged.add(new Split(last.firstRow(), last.rows() + split.rows()));
            } else {
                merged.add(split);
            }
        }
        return merged;
    }

    private void run(Work<T> work, Split split, BlockingQueue<Message<T>> queue) {
        Message<T> last = new Message.End<>();
        try {
            if (!closed) {
                work.run(
                        split,
                        result -> {
                            if (!put(new Message.Result<>(result), queue)) {
                                release.accept(result);
                                throw new Abandoned();
                            }
                        });
            }
        } catch (IOException | RuntimeException | Error cause) {
            last = new Message.Failed<>(cause);
        }
        put(last, queue);
    }

    // Looks up now and then, since an interrupt would close files that others read.
    private boolean put(Message<T> message, BlockingQueue<Message<T>> queue) {
        try {
            while (!closed) {
                if (queue.offer(message, 50, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// The next result; empty after the last.
    Optional<T> next() throws IOException {
        while (current < queues.size()) {
            switch (taken(queues.get(current))) {
                case Message.Result<T>(T value) -> {
                    return Optional.of(value);
                }
                case Message.End<T> _ -> current++;
                case Message.Failed<T>(Throwable cause) -> throw rethrown(cause);
            }
        }
        return Optional.empty();
    }

    private Message<T> taken(BlockingQueue<Message<T>> queue) throws IOException {
        try {
            return queue.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for events", interrupted);
        }
    }

    private static RuntimeException rethrown(Throwable cause) throws IOException {
        return switch (cause) {
            case Error error -> throw error;
            case IOException read -> throw read;
            case RuntimeException runtime -> runtime;
            default -> new IllegalStateException(cause);
        };
    }

    /// Stops the threads and waits for them.
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        for (BlockingQueue<Message<T>> queue : queues) {
            for (Message<T> message : queue) {
                if (message instanceof Message.Result<T>(T value)) {
                    release.accept(value);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
