package org.kaon.lab.yaml;

import org.kaon.io.column.Nearest;
import org.kaon.lab.yaml.Value.Kind;
import org.kaon.lab.yaml.Value.Mapping;
import org.kaon.lab.yaml.Value.Scalar;
import org.kaon.lab.yaml.Value.Sequence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// A map while a record reads itself from it: each accessor names a key that may stand there,
/// checks its value and remembers a mistake instead of throwing, so that all mistakes are found in
/// one go. [#done] reports what was not asked for.
///
/// After a mistake an accessor gives its fallback (or something harmless), and the record that is
/// built from it is never used: the reader throws what was collected.
public final class Fields {

    private final Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Fields(Mapping mapping, String path, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
    }

    /// The fields of a map; any other value is a mistake and reads as an empty map, of which
    /// nothing more is reported.
    ///
    /// @param path the map's place, for messages
    public static Fields of(Value value, String path, Problems problems) {
        if (value instanceof Mapping map) {
            return new Fields(map, path, problems);
        }
        problems.add(value, path, "expected a map; found " + value.describe() + ".");
        return new Fields(
                new Mapping(new java.util.LinkedHashMap<>(), value.location()),
                path,
                new Problems());
    }

    /// Where mistakes go.
    public Problems problems() {
        return problems;
    }

    /// The map's place.
    public String path() {
        return path;
    }

    /// The place of a key of this map.
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// Where the map starts.
    public Location location() {
        return mapping.location();
    }

    /// Remembers a mistake about a key's value, or about the map where the key is absent.
    public void mistake(String key, String message) {
        Mapping.Entry entry = mapping.entries().get(key);
        Location location = entry == null ? mapping.location() : entry.value().location();
        problems.add(location, path(key), message);
    }

    /// The keys that stand in the map, in order.
    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /// Whether the key stands in the map.
    public boolean has(String key) {
        known.add(key);
        return mapping.entries().containsKey(key);
    }

    /// The value of a key that may be absent.
    public Optional<Value> optional(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key)).map(Mapping.Entry::value);
    }

    /// The value of a key that must be there.
    public Optional<Value> required(String key) {
        Optional<Value> value = optional(key);
        if (value.isEmpty()) {
            missing.add(key);
        }
        return value;
    }

    /// A text that must be there.
    public String text(String key) {
        return required(key).map(v -> text(v, path(key), problems)).orElse("");
    }

    /// A text, or the fallback. Numbers and flags are taken as they are written.
    public String text(String key, String fallback) {
        return optional(key).map(v -> text(v, path(key), problems)).orElse(fallback);
    }

    /// An integer in [least, most], or the fallback.
    public long integer(String key, long least, long most, long fallback) {
        return optional(key).map(v -> integer(v, key, least, most, fallback)).orElse(fallback);
    }

    private long integer(Value value, String key, long least, long most, long fallback) {
        Object plain = value.plain();
        if (value instanceof Scalar
                && plain instanceof Long number
                && number >= least
                && number <= most) {
            return number;
        }
        String range =
                most == Long.MAX_VALUE
                        ? "an integer, " + least + " or more"
                        : "an integer from " + least + " to " + most;
        problems.add(value, path(key), "expected " + range + "; found " + value.describe() + ".");
        return fallback;
    }

    /// A number in [least, most], or the fallback.
    public double real(String key, double least, double most, double fallback) {
        return optional(key).map(v -> real(v, path(key), least, most, problems)).orElse(fallback);
    }

    /// A number in [least, most]; `least` after a mistake.
    public static double real(
            Value value, String path, double least, double most, Problems problems) {
        if (value instanceof Scalar scalar
                && (scalar.kind() == Kind.INTEGER || scalar.kind() == Kind.REAL)
                && scalar.real() >= least
                && scalar.real() <= most) {
            return scalar.real();
        }
        String range =
                Double.isInfinite(most)
                        ? Double.isInfinite(least) ? "a number" : "a number, " + least + " or more"
                        : "a number from " + least + " to " + most;
        problems.add(value, path, "expected " + range + "; found " + value.describe() + ".");
        return least;
    }

    /// True or false, or the fallback.
    public boolean flag(String key, boolean fallback) {
        Optional<Value> value = optional(key);
        if (value.isPresent() && value.get() instanceof Scalar s && s.kind() == Kind.FLAG) {
            return s.text().equalsIgnoreCase("true");
        }
        value.ifPresent(v ->
                problems.add(v, path(key), "expected true or false; found " + v.describe() + "."));
        return fallback;
    }

    /// One of the constants of an enumeration, written in lower case with underscores; or the
    /// fallback.
    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        Optional<Value> value = optional(key);
        if (value.isEmpty()) {
            return fallback;
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = Words.of(constant);
            words.add(word);
            if (value.get() instanceof Scalar s && s.text().equals(word)) {
                return constant;
            }
        }
        problems.add(value.get(), path(key), Words.expected(words, value.get()));
        return fallback;
    }

    /// A list whose items are read one by one; a single value counts as a list of one. Empty where
    /// the key is absent.
    ///
    /// @param item reads one item from its value and its path
    public <T> List<T> list(String key, BiFunction<Value, String, T> item) {
        return optional(key).map(value -> list(value, path(key), item)).orElse(List.of());
    }

    /// As [#list], of a value.
    public static <T> List<T> list(Value value, String path, BiFunction<Value, String, T> item) {
        if (!(value instanceof Sequence sequence)) {
            return List.of(item.apply(value, path));
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            items.add(item.apply(sequence.items().get(i), path + "[" + i + "]"));
        }
        return items;
    }

    /// A list of texts; a single text counts as a list of one.
    public List<String> texts(String key) {
        return list(key, (value, place) -> text(value, place, problems));
    }

    /// A value that must be a text, a number or a flag, as it is written.
    public static String text(Value value, String path, Problems problems) {
        if (value instanceof Scalar scalar && scalar.kind() != Kind.NOTHING) {
            return scalar.text();
        }
        problems.add(value, path, "expected a text; found " + value.describe() + ".");
        return "";
    }

    /// A map that is read by `reader`; the fallback where the key is absent.
    public <T> T map(String key, java.util.function.Function<Fields, T> reader, T fallback) {
        return optional(key)
                .map(value -> reader.apply(Fields.of(value, path(key), problems)))
                .orElse(fallback);
    }

    /// Reports keys that nobody asked for and keys that are missing, each missing key only where no
    /// unknown one looks like a misspelling of it.
    public void done() {
        Set<String> suspected = new LinkedHashSet<>();
        mapping.entries()
                .forEach((key, entry) -> {
                    if (!known.contains(key)) {
                        suspected.addAll(Nearest.to(key, known));
                        problems.add(
                                entry.key(),
                                path(key),
                                "unknown key; known here: "
                                        + String.join(", ", known)
                                        + "."
                                        + Words.meant(key, known));
                    }
                });
        for (String key : missing) {
            if (!suspected.contains(key)) {
                problems.add(mapping.location(), path(key), "is missing.");
            }
        }
    }
}
