package org.kaon.initializer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Where random numbers come from: from the model's seed and the place that asks (Keras: `seed:
/// null`), or from a number of one's own.
public sealed interface Seed {

    /// Every place has its own stream under the model's seed.
    record OfModel() implements Seed {}

    /// The same stream whatever the model's seed.
    record Fixed(long value) implements Seed {}

    static Seed ofModel() {
        return new OfModel();
    }

    static Seed read(Config in) {
        return in.raw("seed").isPresent() ? new Fixed(in.integer("seed")) : ofModel();
    }

    /// What a Keras config holds under `seed`.
    default @Nullable Long written() {
        return switch (this) {
            case OfModel() -> null;
            case Fixed(long value) -> value;
        };
    }

    /// The 64 bits that select the first stream of one place: FNV-1a over the path, then
    /// SplitMix64's finaliser over seed and hash.
    default long key(long modelSeed, String path) {
        return key(modelSeed, path, 0);
    }

    /// The bits of a place that draws more than once in a step, for each draw other ones: the gates
    /// of a recurrent layer, the height and width of a shifted picture.
    ///
    /// @param draw counts from 0
    default long key(long modelSeed, String path, int draw) {
        return switch (this) {
            case OfModel() -> {
                long hash = 0xcbf29ce484222325L;
                String place = draw == 0 ? path : path + "#" + draw;
                for (int i = 0; i < place.length(); i++) {
                    hash = (hash ^ place.charAt(i)) * 0x100000001b3L;
                }
                yield mix(mix(modelSeed + 0x9e3779b97f4a7c15L) ^ hash);
            }
            case Fixed(long value) -> draw == 0 ? mix(value) : mix(mix(value) + draw);
        };
    }

    /// The generator of one place.
    default RandomGenerator generator(long modelSeed, String path) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(key(modelSeed, path));
    }

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
