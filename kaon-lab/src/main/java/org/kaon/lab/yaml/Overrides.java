package org.kaon.lab.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values given beside the file, `training.epochs=3` or `samples[0].files=[a.root:jets]`: the value
/// is YAML, the path may create keys and pass through list indices (`model[0]`, `model.0`).
public final class Overrides {

    private static final Pattern STEP = Pattern.compile("\\[(\\d{1,9})]|([^.\\[\\]]+)");

    private Overrides() {}

    /// The tree with all overrides put in, from left to right; mistakes are located as `--set
    /// PATH=VALUE`.
    public static Value apply(Value root, List<String> overrides, Problems problems) {
        Value result = root;
        for (String override : overrides) {
            result = apply(result, override, problems);
        }
        return result;
    }

    private static Value apply(Value root, String override, Problems problems) {
        Location location = Location.option("--set " + override);
        int equals = override.indexOf('=');
        List<String> steps = equals < 1 ? List.of() : steps(override.substring(0, equals));
        if (steps.isEmpty()) {
            problems.add(location, "", "expected PATH=VALUE, such as --set training.epochs=3.");
            return root;
        }
        String text = override.substring(equals + 1);
        Value value;
        try {
            value =
                    text.isBlank()
                            ? new Value.Scalar(Value.Kind.TEXT, "", location)
                            : moved(YamlText.read(text, "value", problems), location);
        } catch (ConfigException e) {
            problems.add(location, "", "the value is " + message(e));
            return root;
        }
        return put(root, steps, 0, value, problems);
    }

    private static String message(ConfigException e) {
        return e.problems().isEmpty()
                ? String.valueOf(e.getMessage())
                : e.problems().getFirst().message();
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path.strip());
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return steps;
    }

    private static Value put(
            Value into, List<String> steps, int depth, Value value, Problems problems) {
        if (depth == steps.size()) {
            return value;
        }
        String step = steps.get(depth);
        String path = String.join(".", steps.subList(0, depth + 1));
        return switch (into) {
            case Value.Mapping mapping -> {
                LinkedHashMap<String, Value.Mapping.Entry> entries =
                        new LinkedHashMap<>(mapping.entries());
                Value.Mapping.Entry before = entries.get(step);
                Value inner =
                        before == null
                                ? new Value.Mapping(new LinkedHashMap<>(), value.location())
                                : before.value();
                Value after = put(inner, steps, depth + 1, value, problems);
                entries.put(
                        step,
                        new Value.Mapping.Entry(
                                before == null ? value.location() : before.key(), after));
                yield new Value.Mapping(entries, mapping.location());
            }
            case Value.Sequence sequence -> {
                int index = step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
                if (index < 0 || index >= sequence.items().size()) {
                    problems.add(
                            value,
                            path,
                            "expected an index from 0 to %d; found \"%s\"."
                                    .formatted(sequence.items().size() - 1, step));
                    yield into;
                }
                List<Value> items = new ArrayList<>(sequence.items());
                items.set(index, put(items.get(index), steps, depth + 1, value, problems));
                yield new Value.Sequence(items, sequence.location());
            }
            case Value.Scalar scalar -> {
                // `optimizer: adam` has room for settings: `optimizer.adam.learning_rate=…`.
                if (scalar.text().equals(step)) {
                    yield put(
                            new Value.Mapping(new LinkedHashMap<>(), scalar.location()),
                            steps,
                            depth,
                            value,
                            problems);
                }
                problems.add(
                        value,
                        path,
                        "there is no map or list to go into; found " + scalar.describe() + ".");
                yield into;
            }
        };
    }

    private static Value moved(Value value, Location location) {
        return switch (value) {
            case Value.Scalar scalar -> new Value.Scalar(scalar.kind(), scalar.text(), location);
            case Value.Sequence sequence ->
                    new Value.Sequence(
                            sequence.items().stream().map(v -> moved(v, location)).toList(),
                            location);
            case Value.Mapping mapping -> {
                LinkedHashMap<String, Value.Mapping.Entry> entries = new LinkedHashMap<>();
                mapping.entries()
                        .forEach((key, entry) ->
                                entries.put(
                                        key,
                                        new Value.Mapping.Entry(
                                                location, moved(entry.value(), location))));
                yield new Value.Mapping(entries, location);
            }
        };
    }
}
