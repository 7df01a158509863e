package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    /// The extents themselves.
    static List<Integer> requirePositive(String layer, String key, List<Integer> values) {
        values.forEach(value -> requirePositive(layer, key, value));
        return List.copyOf(values);
    }

    /// A list of whole numbers of any length.
    static List<Integer> integers(Config in, String key) {
        if (in.required(key) instanceof List<?> list) {
            return in.integers(key, list.size());
        }
        return in.integers(key, 1);
    }

    /// One number, or a list of them.
    static List<Double> numbers(Config in, String key, List<Double> otherwise) {
        return in.raw(key)
                .map(value -> {
                    List<?> all = value instanceof List<?> list ? list : List.of(value);
                    List<Double> numbers = new ArrayList<>();
                    for (Object each : all) {
                        if (!(each instanceof Number number)) {
                            throw in.wrong(key, "a number or a list of numbers", value);
                        }
                        numbers.add(number.doubleValue());
                    }
                    return List.copyOf(numbers);
                })
                .orElse(otherwise);
    }

    /// One number as itself, several as a list.
    static Object written(List<Double> numbers) {
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
    }

    static Optional<List<Integer>> optionalIntegers(Config in, String key, int count) {
        return in.raw(key).map(value -> in.integers(key, count));
    }

    /// Keras's `axis`: one or a list, the last one where none is named.
    static List<Integer> axes(Config in) {
        return in.raw("axis").map(_ -> integers(in, "axis")).orElse(List.of(-1));
    }

    /// One whole number as itself, several as a list.
    static Object oneOrAll(List<Integer> numbers) {
        return numbers.size() == 1 ? numbers.getFirst() : numbers;
    }
}
