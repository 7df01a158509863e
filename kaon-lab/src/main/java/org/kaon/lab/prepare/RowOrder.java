package org.kaon.lab.prepare;

import org.kaon.data.Order;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Row numbers in the order of one epoch: as stored, or each drawn at random from a window of the
/// next ones. Mutable; for one thread.
final class RowOrder {

    private final long rows;
    private final int[] window;
    private final RandomGenerator random;
    private int filled;
    private long following;

    private RowOrder(long rows, int window, RandomGenerator random) {
        this.rows = rows;
        this.window = new int[window];
        this.random = random;
    }

    /// The same order and epoch give the same rows again.
    static RowOrder of(Order order, int epoch, long rows) {
        return switch (order) {
            case Order.Stored() -> new RowOrder(rows, 0, generator(0, 0));
            case Order.Shuffled(long seed, int window) ->
                    new RowOrder(rows, (int) Math.min(window, rows), generator(seed, epoch));
        };
    }

    private static RandomGenerator generator(long seed, int epoch) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed * 0x9E3779B97F4A7C15L + epoch);
    }

    void skip(long count) {
        for (long i = 0; i < count && hasNext(); i++) {
            next();
        }
    }

    boolean hasNext() {
        return filled > 0 || following < rows;
    }

    long next() {
        if (window.length == 0) {
            return following++;
        }
        while (filled < window.length && following < rows) {
            window[filled++] = Math.toIntExact(following++);
        }
        int slot = random.nextInt(filled);
        int drawn = window[slot];
        window[slot] = following < rows ? Math.toIntExact(following++) : window[--filled];
        return drawn;
    }
}
