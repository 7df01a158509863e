package org.kaon.lab.experiment;

import org.kaon.lab.yaml.Problems;
import org.kaon.lab.yaml.Value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something that is chosen by name and may have arguments: a layer, a loss, an optimizer. Written
/// `adam` or `adam: {learning_rate: 0.01}`; an argument without a key (`dropout: 0.3`, `dense: 10`)
/// stands for the first one.
///
/// Names and arguments are Keras's, in snake case; the network's tables know them.
public record Setting(String name, Map<String, Object> arguments) {

    // Keras's first positional argument of the layers that are written with one.
    private static final Map<String, String> FIRST =
            Map.of(
                    "dense", "units",
                    "dropout", "rate",
                    "gaussian_noise", "stddev",
                    "activation", "activation",
                    "max_pooling2d", "pool_size",
                    "reshape", "target_shape");

    public Setting {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /// A name without arguments.
    public static Setting of(String name) {
        return new Setting(name, Map.of());
    }

    static Setting read(Value value, String path, Problems problems) {
        if (value instanceof Value.Scalar scalar && scalar.kind() == Value.Kind.TEXT) {
            return of(scalar.text());
        }
        if (value instanceof Value.Mapping mapping && mapping.entries().size() == 1) {
            var only = mapping.entries().firstEntry();
            Value arguments = only.getValue().value();
            if (arguments instanceof Value.Mapping map) {
                return new Setting(only.getKey(), arguments(map));
            }
            if (arguments instanceof Value.Scalar s && s.kind() == Value.Kind.NOTHING) {
                return of(only.getKey());
            }
            String first = FIRST.get(only.getKey());
            if (first != null) {
                return new Setting(only.getKey(), Map.of(first, arguments.plain()));
            }
            problems.add(
                    arguments,
                    path + "." + only.getKey(),
                    "expected a map of arguments; found " + arguments.describe() + ".");
            return of(only.getKey());
        }
        problems.add(
                value,
                path,
                "expected a name, or a name with its arguments (dense: {units: 100}); found "
                        + describe(value)
                        + ".");
        return of("");
    }

    private static String describe(Value value) {
        return value instanceof Value.Mapping mapping
                ? "a map of "
                        + mapping.entries().size()
                        + " keys: "
                        + String.join(", ", mapping.entries().keySet())
                : value.describe();
    }

    private static Map<String, Object> arguments(Value.Mapping map) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> arguments.put(key, entry.value().plain()));
        return arguments;
    }

    /// As the YAML file has it: the name, or a map of one key.
    public Object plain() {
        return arguments.isEmpty() ? name : Map.of(name, new LinkedHashMap<>(arguments));
    }

    /// As the tables of the network take it.
    public Object specification() {
        return plain();
    }

    static List<Object> plain(List<Setting> settings) {
        return settings.stream().map(Setting::plain).toList();
    }
}
