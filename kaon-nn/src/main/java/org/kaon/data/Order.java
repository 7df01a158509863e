package org.kaon.data;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// In which order a pass visits the rows. An order is a value: the same order and epoch give the
/// same rows again.
public sealed interface Order {

    /// As stored.
    record Stored() implements Order {}

    /// Each row is drawn at random from a window of the next `window` rows not yet drawn; a window
    /// of all rows shuffles completely. Every epoch has its own order.
    record Shuffled(long seed, int window) implements Order {

        public Shuffled {
            if (window < 1) {
                throw new IllegalArgumentException(
                        "Shuffled: expects a window of 1 row or more, found " + window);
            }
        }

        /// The generator of one epoch.
        RandomGenerator generator(int epoch) {
            return RandomGeneratorFactory.of("L64X128MixRandom")
                    .create(seed * 0x9e3779b97f4a7c15L + epoch);
        }
    }

    static Order stored() {
        return new Stored();
    }

    static Order shuffled(long seed, int window) {
        return new Shuffled(seed, window);
    }
}
