package org.kaon.lab.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A value in a configuration: a scalar, a list or a map, with the place where it was written.
public sealed interface Value {

    /// Where the value starts.
    Location location();

    /// The value in plain Java: text, Long, Double, Boolean, List, Map; null has no counterpart and
    /// becomes the text `null`.
    Object plain();

    /// The value in a message: text in quotes, lists and maps by their kind.
    String describe();

    /// What a scalar was written as.
    enum Kind {
        TEXT,
        INTEGER,
        REAL,
        FLAG,
        NOTHING
    }

    /// A single value.
    ///
    /// @param text as written, without quotes
    record Scalar(Kind kind, String text, Location location) implements Value {
        @Override
        public Object plain() {
            return switch (kind) {
                case INTEGER -> integer();
                case REAL -> real();
                case FLAG -> Boolean.valueOf(text.equalsIgnoreCase("true"));
                case TEXT, NOTHING -> text;
            };
        }

        // An integer too large for 64 bits is still a number.
        private Object integer() {
            try {
                return Long.decode(text.replace("0o", "0"));
            } catch (NumberFormatException e) {
                return real();
            }
        }

        /// The number as float64; NaN where it is none.
        public double real() {
            try {
                return switch (text) {
                    case ".inf", "+.inf", ".Inf", ".INF" -> Double.POSITIVE_INFINITY;
                    case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
                    default -> Double.parseDouble(text);
                };
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        @Override
        public String describe() {
            return switch (kind) {
                case TEXT -> '"' + text + '"';
                case NOTHING -> "nothing";
                case INTEGER, REAL, FLAG -> text;
            };
        }
    }

    /// Values in order.
    record Sequence(List<Value> items, Location location) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Object plain() {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return plain;
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /// Values by name, in the order of the file.
    record Mapping(SequencedMap<String, Entry> entries, Location location) implements Value {

        /// A value and the place of its key.
        public record Entry(Location key, Value value) {}

        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        @Override
        public Object plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries.forEach((key, entry) -> plain.put(key, entry.value.plain()));
            return plain;
        }

        @Override
        public String describe() {
            return "a map";
        }
    }
}
