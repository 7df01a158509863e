package org.kaon.physics.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One knob of a generator: its name, default, limits, and how it is read from text.
///
/// *Errors*: [SettingException] with name, value and limits from [#read] and [#check].
public sealed interface Setting<T> {

    /// As on the command line: `spacing`.
    String name();

    String meaning();

    /// The default.
    T usual();

    /// What may be given, for help and errors: `10 to 10000 m`.
    String limits();

    /// A checked value from a text.
    T read(String text);

    /// The value itself, if it lies within the limits.
    T check(T value);

    /// The default as text, as [#read] reads it.
    default String usualText() {
        return usual().toString();
    }

    static Real number(String name, double usual, Interval range, String unit, String meaning) {
        return new Real(name, usual, range, unit, meaning);
    }

    static Whole whole(String name, int usual, int low, int high, String meaning) {
        return new Whole(name, usual, low, high, meaning);
    }

    static Span span(String name, Interval usual, Interval range, String unit, String meaning) {
        return new Span(name, usual, range, unit, meaning);
    }

    static <E extends Enum<E>> Choice<E> choice(String name, E usual, String meaning) {
        return new Choice<>(name, usual, meaning);
    }

    static <E extends Enum<E>> Several<E> several(String name, E usual, String meaning) {
        return new Several<>(name, List.of(usual), meaning);
    }

    /// A real number.
    record Real(String name, Double usual, Interval range, String unit, String meaning)
            implements Setting<Double> {

        @Override
        public String limits() {
            return between(range, unit);
        }

        @Override
        public Double read(String text) {
            return check(real(this, text));
        }

        @Override
        public Double check(Double value) {
            if (!(value >= range.low() && value <= range.high())) {
                throw refused(this, text(value));
            }
            return value;
        }

        @Override
        public String usualText() {
            return text(usual);
        }
    }

    /// An integer.
    record Whole(String name, Integer usual, int low, int high, String meaning)
            implements Setting<Integer> {

        @Override
        public String limits() {
            return low + " to " + high;
        }

        @Override
        public Integer read(String text) {
            double value = real(this, text);
            if (value != Math.rint(value)) {
                throw refused(this, text);
            }
            return check((int) Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }

        @Override
        public Integer check(Integer value) {
            if (value < low || value > high) {
                throw refused(this, value.toString());
            }
            return value;
        }
    }

    /// An interval: `10..500`, or one number for both ends.
    record Span(String name, Interval usual, Interval range, String unit, String meaning)
            implements Setting<Interval> {

        @Override
        public String limits() {
            return "a number or LOW..HIGH within " + between(range, unit);
        }

        @Override
        public Interval read(String text) {
            int dots = text.indexOf("..");
            if (dots < 0) {
                double value = real(this, text);
                return check(new Interval(value, value));
            }
            return check(
                    new Interval(
                            real(this, text.substring(0, dots)),
                            real(this, text.substring(dots + 2))));
        }

        @Override
        public Interval check(Interval value) {
            if (!(value.low() >= range.low()
                    && value.low() <= value.high()
                    && value.high() <= range.high())) {
                throw refused(this, value.toString());
            }
            return value;
        }
    }

    /// One of several words.
    record Choice<E extends Enum<E>>(String name, E usual, String meaning) implements Setting<E> {

        @Override
        public String limits() {
            return "one of " + String.join(", ", words(usual));
        }

        @Override
        public E read(String text) {
            return one(this, usual, text);
        }

        @Override
        public E check(E value) {
            return value;
        }

        @Override
        public String usualText() {
            return word(usual);
        }
    }

    /// One or more of several words, joined by commas.
    record Several<E extends Enum<E>>(String name, List<E> usual, String meaning)
            implements Setting<List<E>> {

        public Several {
            usual = List.copyOf(usual);
        }

        @Override
        public String limits() {
            return "one or more of "
                    + String.join(", ", words(usual.getFirst()))
                    + ", joined by commas";
        }

        @Override
        public List<E> read(String text) {
            List<E> values = new ArrayList<>();
            for (String part : text.split(",", -1)) {
                values.add(one(this, usual.getFirst(), part.strip()));
            }
            return check(values);
        }

        @Override
        public List<E> check(List<E> value) {
            if (value.isEmpty() || value.stream().distinct().count() < value.size()) {
                throw refused(this, value.isEmpty() ? "nothing" : value + " with a repeated word");
            }
            return List.copyOf(value);
        }

        @Override
        public String usualText() {
            return String.join(",", usual.stream().map(Setting::word).toList());
        }
    }

    /// A number as one writes it: without `.0`.
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /// The word of a constant: `LOG_NORMAL` is `log-normal`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> words(Enum<?> any) {
        return Arrays.stream(any.getDeclaringClass().getEnumConstants())
                .map(it -> word((Enum<?>) it))
                .toList();
    }

    private static <E extends Enum<E>> E one(Setting<?> setting, E any, String text) {
        for (E constant : any.getDeclaringClass().getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw refused(setting, text);
    }

    private static double real(Setting<?> setting, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw refused(setting, text);
        }
    }

    private static String between(Interval range, String unit) {
        return text(range.low()) + " to " + text(range.high()) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static SettingException refused(Setting<?> setting, String found) {
        return new SettingException(
                "setting \"%s\": expected %s, got %s."
                        .formatted(setting.name(), setting.limits(), found));
    }
}
