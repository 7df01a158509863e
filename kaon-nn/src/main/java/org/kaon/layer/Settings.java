package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;

import java.util.List;
import java.util.Locale;

/// Checks that several layers' settings share.
final class Settings {

    private Settings() {}

    static void requirePositive(String layer, String key, int value) {
        if (value < 1) {
            throw new ConfigException(
                    layer + ": \"" + key + "\" expects 1 or more, found " + value + ".");
        }
    }

    static void requireFraction(String layer, String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ConfigException(
                    layer + ": \"" + key + "\" expects a number in [0, 1], found " + value + ".");
        }
    }

    static void requireNotNegative(String layer, String key, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ConfigException(
                    layer
                            + ": \""
                            + key
                            + "\" expects a number of 0 or more, found "
                            + value
                            + ".");
        }
    }

    /// Settings that Keras knows and Kaon does not support: only null is accepted.
    static void refuse(Config in, String... keys) {
        for (String key : keys) {
            in.raw(key)
                    .ifPresent(value -> {
                        throw in.wrong(key, "null (it is not supported yet)", value);
                    });
        }
    }

    /// A whole number or a list of them; none where there is no such key.
    static List<Integer> integersOrNone(Config in, String key) {
        return in.raw(key)
                .map(value -> in.integers(key, value instanceof List<?> list ? list.size() : 1))
                .orElse(List.of());
    }

    /// An enum's constant as Keras writes it.
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
