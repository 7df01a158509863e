package org.kaon.config;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings of one object, read by key; a key that nobody asked for is an error.
///
/// A `null` value stands for Keras's neutral value and counts as absent.
///
/// *Errors*: {@link ConfigException} naming the object, the key, what was expected and what was
/// found.
public final class Config {

    private final String owner;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> nulls = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();

    private Config(String owner, Map<String, ? extends @Nullable Object> values) {
        this.owner = owner;
        values.forEach((key, value) -> {
            if (value == null) {
                nulls.add(key);
            } else {
                this.values.put(key, value);
            }
        });
    }

    /// `owner` names the object in messages: `Conv2D`.
    public static Config of(String owner, Map<String, ? extends @Nullable Object> values) {
        return new Config(owner, values);
    }

    public String owner() {
        return owner;
    }

    public Optional<Object> raw(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /// Whether a setting is written as `null`, where that means something else than leaving it out.
    public boolean isNull(String key) {
        known.add(key);
        return nulls.contains(key);
    }

    public Object required(String key) {
        return raw(key).orElseThrow(() ->
                new ConfigException(owner + ": needs \"" + key + "\", which is missing."));
    }

    public int integer(String key) {
        return toInteger(key, required(key));
    }

    public int integer(String key, int otherwise) {
        return raw(key).map(value -> toInteger(key, value)).orElse(otherwise);
    }

    public double number(String key) {
        return toNumber(key, required(key));
    }

    public double number(String key, double otherwise) {
        return raw(key).map(value -> toNumber(key, value)).orElse(otherwise);
    }

    public boolean flag(String key, boolean otherwise) {
        return raw(key).map(
                        value -> {
                            if (value instanceof Boolean flag) {
                                return flag;
                            }
                            throw wrong(key, "true or false", value);
                        })
                .orElse(otherwise);
    }

    public String text(String key, String otherwise) {
        return raw(key).map(
                        value -> {
                            if (value instanceof String text) {
                                return text;
                            }
                            throw wrong(key, "text", value);
                        })
                .orElse(otherwise);
    }

    /// One of the constants of an enum, written in lower case.
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        return raw(key).map(
                        value -> {
                            List<String> names = new ArrayList<>();
                            for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
                                String name = constant.name().toLowerCase(Locale.ROOT);
                                if (value instanceof String text && name.equalsIgnoreCase(text)) {
                                    return constant;
                                }
                                names.add(name);
                            }
                            throw wrong(key, "one of " + String.join(", ", names), value);
                        })
                .orElse(otherwise);
    }

    /// `count` integers; a single number stands for all of them.
    public List<Integer> integers(String key, int count) {
        return toIntegers(key, count, required(key));
    }

    public List<Integer> integers(String key, int count, List<Integer> otherwise) {
        return raw(key).map(value -> toIntegers(key, count, value)).orElse(otherwise);
    }

    /// A setting that Kaon has at one value only.
    ///
    /// *Errors*: any other value.
    public void neutral(String key, Object only) {
        raw(key).ifPresent(value -> {
            if (!value.equals(only)) {
                throw wrong(key, only + " (nothing else is supported yet)", value);
            }
        });
    }

    /// Refuses keys that no reader asked for.
    public void requireAllKnown() {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new ConfigException(
                        owner
                                + ": does not know \""
                                + entry.getKey()
                                + "\" (found "
                                + entry.getValue()
                                + (known.isEmpty()
                                        ? "); it has no settings."
                                        : "); nearest known: \""
                                                + Nearest.of(entry.getKey(), known)
                                                + "\"."));
            }
        }
    }

    /// The error for a value of the wrong kind.
    public ConfigException wrong(String key, String expected, Object found) {
        return new ConfigException(
                owner + ": \"" + key + "\" expects " + expected + ", found " + found + ".");
    }

    private int toInteger(String key, Object value) {
        if (value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw wrong(key, "a whole number", value);
    }

    private double toNumber(String key, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(key, "a number", value);
    }

    private List<Integer> toIntegers(String key, int count, Object value) {
        if (value instanceof List<?> list && list.size() == count) {
            return list.stream().map(item -> toInteger(key, item == null ? "null" : item)).toList();
        }
        if (value instanceof Number) {
            return Collections.nCopies(count, toInteger(key, value));
        }
        throw wrong(key, "one whole number or a list of " + count, value);
    }

    /// Collects the settings of one object in order.
    public static final class Writer {

        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        /// *Type*: a number, a text, a flag, `null`, a list or a map of these.
        public Writer put(String key, @Nullable Object value) {
            values.put(key, value);
            return this;
        }

        public Map<String, @Nullable Object> values() {
            return values;
        }
    }
}
