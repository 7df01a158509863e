package org.kaon.lab.prepare;

import org.kaon.data.Order;

import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Row numbers in the order of one epoch: as stored, or each drawn at random from a window of the
/// next ones. Mutable; for one thread.
final class RowOrder implements RowNumbers {

    private final RowNumbers source;
    private final long[] window;
    private final RandomGenerator random;
    private int filled;

    private RowOrder(RowNumbers source, int window, RandomGenerator random) {
        this.source = source;
        this.window = new long[window];
        this.random = random;
    }

    /// The same order and epoch give the same rows again.
    ///
    /// @param mixture what an epoch is mixed of, where it is shuffled
    static RowNumbers of(Order order, int epoch, Mixture mixture) throws IOException {
        return switch (order) {
            case Order.Stored() -> RowNumbers.stored(mixture.rows());
            case Order.Shuffled(long seed, int window) ->
                    new RowOrder(
                            mixture.epoch(epoch, window),
                            (int) Math.min(window, mixture.rows()),
                            generator(seed, epoch));
        };
    }

    private static RandomGenerator generator(long seed, int epoch) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed * 0x9E3779B97F4A7C15L + epoch);
    }

    @Override
    public boolean hasNext() {
        return filled > 0 || source.hasNext();
    }

    @Override
    public long next() throws IOException {
        while (filled < window.length && source.hasNext()) {
            window[filled++] = source.next();
        }
        int slot = random.nextInt(filled);
        long drawn = window[slot];
        window[slot] = source.hasNext() ? source.next() : window[--filled];
        return drawn;
    }
}
