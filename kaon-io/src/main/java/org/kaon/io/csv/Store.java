package org.kaon.io.csv;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Memory for the numbers that the first pass has found, so that they need not be read again.
///
/// It takes no more than its limit; what does not fit is read from the text each time.
///
/// *Threads*: any number may use it at once.
final class Store implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final AtomicLong left;

    Store(long limit) {
        this.left = new AtomicLong(limit);
    }

    /// So many bytes, or nothing where the limit is reached.
    Optional<MemorySegment> take(long bytes) {
        if (left.addAndGet(-bytes) < 0) {
            left.addAndGet(bytes);
            return Optional.empty();
        }
        return Optional.of(arena.allocate(bytes, 64));
    }

    @Override
    public void close() {
        arena.close();
    }
}
