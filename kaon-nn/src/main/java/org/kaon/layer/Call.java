package org.kaon.layer;

import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one call of a layer is given.
///
/// `inputs` come by position, each with its mask (boolean, `true` where a step counts). `named`
/// come by keyword: `value` and `key` of an attention, `initial_state[0]`, `initial_state[1]`, … of
/// a recurrent layer; the mask of a named input `value` is `value_mask`. `options` are plain
/// keyword arguments: `use_causal_mask`. The keywords `mask` and `training` never get here: they
/// are the masks of the inputs and the phase of the scope.
public record Call(
        List<Value> inputs,
        List<Optional<Value>> masks,
        Map<String, Value> named,
        Map<String, Object> options) {

    private static final String MASK = "_mask";

    public Call {
        inputs = List.copyOf(inputs);
        masks = List.copyOf(masks);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        options = Map.copyOf(options);
        if (inputs.size() != masks.size()) {
            throw new IllegalArgumentException(
                    "Call: expected a mask or none for each of " + inputs.size() + " inputs");
        }
    }

    public Call(List<Value> inputs, List<Optional<Value>> masks, Map<String, Value> named) {
        this(inputs, masks, named, Map.of());
    }

    /// Inputs without masks.
    public static Call of(Value... inputs) {
        return of(List.of(inputs));
    }

    /// Inputs without masks.
    public static Call of(List<Value> inputs) {
        return new Call(inputs, Collections.nCopies(inputs.size(), Optional.empty()), Map.of());
    }

    /// The first input.
    public Value input() {
        return inputs.getFirst();
    }

    /// The mask of the first input.
    public Optional<Value> mask() {
        return masks.isEmpty() ? Optional.empty() : masks.getFirst();
    }

    /// An input given by keyword.
    public Optional<Value> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /// Inputs given as a list, or one alone, under one keyword; empty where there are none.
    public List<Value> several(String name) {
        Value alone = named.get(name);
        if (alone != null) {
            return List.of(alone);
        }
        List<Value> values = new ArrayList<>();
        for (Value next = named.get(element(name, 0));
                next != null;
                next = named.get(element(name, values.size()))) {
            values.add(next);
        }
        return values;
    }

    /// The name of one value of a list under a keyword: `initial_state[0]`.
    public static String element(String name, int index) {
        return name + "[" + index + "]";
    }

    /// A flag given by keyword.
    public boolean flag(String name, boolean otherwise) {
        return switch (options.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Object other ->
                    throw new ConfigException(
                            "\"" + name + "\" expects true or false, found " + other + ".");
        };
    }

    /// The same call with other inputs, which take over the masks.
    public Call withInputs(List<Value> others) {
        return new Call(others, masks, named, options);
    }

    /// *Errors*: a keyword that is not among `known`; masks of inputs that are not asked for do no
    /// harm.
    public void requireKeywords(Scope scope, String className, String... known) {
        Set<String> words = new TreeSet<>(options.keySet());
        named.keySet().stream()
                .map(name -> name.replaceFirst("\\[\\d+]$", ""))
                .filter(name -> !(name.endsWith(MASK) && isOfInput(name)))
                .forEach(words::add);
        words.removeAll(Set.of(known));
        if (!words.isEmpty()) {
            String word = words.iterator().next();
            throw new ConfigException(
                    className
                            + " \""
                            + scope.path()
                            + "\": does not know the keyword \""
                            + word
                            + "\" of its call; "
                            + (known.length == 0
                                    ? "it takes its inputs by position alone."
                                    : "nearest known: \""
                                            + Nearest.of(word, List.of(known))
                                            + "\"."));
        }
    }

    private boolean isOfInput(String mask) {
        return named.containsKey(mask.substring(0, mask.length() - MASK.length()));
    }
}
