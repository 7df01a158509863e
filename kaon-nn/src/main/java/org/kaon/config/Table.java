package org.kaon.config;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Names to readers, for one kind of thing: what a configuration may call by name.
///
/// Each entry answers to Keras's class name and to its snake case. `shared` names settings that
/// every entry of the table tolerates (a layer's `name`, `dtype`).
public record Table<T>(
        String kind, String module, Map<String, Function<Config, T>> readers, Shared shared) {

    /// Reads and checks the settings that all entries have in common.
    @FunctionalInterface
    public interface Shared {
        void read(Config config);
    }

    public Table {
        readers = new LinkedHashMap<>(readers);
    }

    /// The same table with one more name.
    public Table<T> with(String className, Function<Config, T> reader) {
        Map<String, Function<Config, T>> more = new LinkedHashMap<>(readers);
        more.put(className, reader);
        return new Table<>(kind, module, more, shared);
    }

    /// The object that a name and its settings describe.
    public T read(String name, Map<String, ? extends @Nullable Object> settings) {
        String className = resolve(name);
        Config config = Config.of(className, settings);
        shared.read(config);
        T made = entry(className).apply(config);
        config.requireAllKnown();
        return made;
    }

    /// The object that a specification describes: a name, Keras's `{class_name, config}`, or the
    /// short form `{name: {settings}}`.
    public T read(Object specification) {
        if (specification instanceof String name) {
            return read(name, Map.of());
        }
        if (specification instanceof Map<?, ?> map) {
            if (map.get("class_name") instanceof String name) {
                return read(name, settings(name, map.get("config")));
            }
            if (map.size() == 1 && map.keySet().iterator().next() instanceof String name) {
                return read(name, settings(name, map.get(name)));
            }
        }
        throw new ConfigException(
                "A "
                        + kind
                        + " expects a name, {name: {settings}} or {class_name, config}, found "
                        + specification
                        + ".");
    }

    /// Keras's envelope around the settings of an object of this table.
    public Map<String, @Nullable Object> write(
            String className, Map<String, ? extends @Nullable Object> settings) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("module", module);
        envelope.put("class_name", className);
        envelope.put("config", settings);
        envelope.put("registered_name", null);
        return envelope;
    }

    /// The class name behind either spelling.
    ///
    /// *Errors*: an unknown name, with the nearest known one.
    public String resolve(String name) {
        String folded = Spelling.folded(name);
        for (String className : readers.keySet()) {
            if (Spelling.folded(className).equals(folded)) {
                return className;
            }
        }
        String nearest = Nearest.of(name, readers.keySet());
        throw new ConfigException(
                "There is no "
                        + kind
                        + " named \""
                        + name
                        + "\"; nearest known: \""
                        + Spelling.snakeCase(nearest)
                        + "\" ("
                        + nearest
                        + ").");
    }

    private Function<Config, T> entry(String className) {
        Function<Config, T> reader = readers.get(className);
        if (reader == null) {
            throw new IllegalStateException(className);
        }
        return reader;
    }

    private static Map<String, @Nullable Object> settings(String name, @Nullable Object found) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        if (found instanceof Map<?, ?> map) {
            map.forEach((key, value) -> settings.put(String.valueOf(key), value));
        } else if (found != null) {
            throw new ConfigException(name + ": expects a map of settings, found " + found + ".");
        }
        return settings;
    }
}
