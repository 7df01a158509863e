package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.data.Batch;
import org.kaon.data.Dataset;

import java.util.Optional;

/// The way of a training through its data: epoch after epoch, a pass each; or, where an epoch has a
/// fixed number of steps, passes that follow one another without regard to epochs.
final class Walk implements AutoCloseable {

    private final Dataset data;
    private final FitOptions options;
    private Dataset.@Nullable Pass current;
    private long pass;
    private long batch;
    private long waited;

    Walk(Dataset data, FitOptions options) {
        this.data = data;
        this.options = options;
        this.pass = options.limits().initialEpoch();
    }

    /// Goes on in a pass after some batches of it.
    void resume(long inPass, long done) {
        pass = inPass;
        batch = done;
    }

    /// The number of the pass, which enters the shuffle.
    long pass() {
        return pass;
    }

    /// The batches of the pass that were given out.
    long batch() {
        return batch;
    }

    /// The next batch of an epoch of which `done` batches were seen; empty at its end.
    Optional<Batch> next(long done) {
        if (options.limits().steps().isPresent() && done >= options.limits().steps().getAsLong()) {
            return Optional.empty();
        }
        long before = System.nanoTime();
        try {
            Dataset.Pass open = open();
            if (!open.hasNext()) {
                boolean nothing = batch == 0;
                end();
                if (options.limits().steps().isEmpty() || nothing) {
                    return Optional.empty();
                }
                open = open();
                if (!open.hasNext()) {
                    return Optional.empty();
                }
            }
            batch++;
            return Optional.of(open.next());
        } finally {
            waited += System.nanoTime() - before;
        }
    }

    /// Starts the data thread: the shuffle's window fills while something else runs.
    void prepare() {
        current = open();
    }

    /// The nanoseconds spent waiting for data since the last call.
    long waited() {
        long nanoseconds = waited;
        waited = 0;
        return nanoseconds;
    }

    private Dataset.Pass open() {
        Dataset.Pass open = current;
        if (open == null) {
            open =
                    data.batches(
                            new Dataset.Visit(
                                    options.batchSize(),
                                    options.order(),
                                    Math.toIntExact(pass),
                                    batch));
            current = open;
        }
        return open;
    }

    private void end() {
        close();
        pass++;
        batch = 0;
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
