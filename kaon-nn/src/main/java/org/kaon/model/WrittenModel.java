package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;
import org.kaon.layer.Layers;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network as people write it: a list of layers, each of which takes the one before.
///
/// ```yaml
/// - dense: {units: 16, from: track, name: track_code}
/// - flatten: {from: image}
/// - concatenate: {from: [flatten, track_code]}
/// - dense: {units: 2, activation: softmax}
/// ```
///
/// `from` names inputs and earlier layers: one, a list, or a map of keywords whose first entry is
/// the layer's first argument (`{query: a, value: b}`). `reuse: {layer: encoder, from: other, name:
/// code}` calls a layer once more. What no other layer takes is an output. A list without `from`,
/// over one input, is a {@link Sequential}.
public final class WrittenModel {

    private static final String FROM = "from";
    private static final String NAME = "name";
    private static final String REUSE = "reuse";

    private final Map<String, Symbol> tensors = new LinkedHashMap<>();
    private final Map<String, SharedLayer> layers = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final Names names = new Names();
    private String before = "";

    private WrittenModel() {}

    /// One layer without its connections, for checks.
    ///
    /// *Errors*: {@link ConfigException} for unknown layers and settings.
    public static Object check(Object specification) {
        Line line = Line.of(specification);
        return line.name.equals(REUSE) ? line.settings : Layers.TABLE.read(line.name, line.own());
    }

    /// *Errors*: {@link ConfigException} for unknown layers, settings and names.
    ///
    /// @param inputs the shape of a row of each input
    public static Architecture read(
            String name, Map<String, Shape> inputs, List<?> specifications) {
        List<Line> lines = specifications.stream().map(Line::of).toList();
        boolean connected = lines.stream().anyMatch(Line::isConnected);
        if (inputs.size() == 1 && !connected) {
            List<Object> all = new ArrayList<>();
            all.add(
                    Map.of(
                            "input_layer",
                            Map.of("shape", extents(inputs.values().iterator().next()))));
            all.addAll(specifications);
            return Sequential.read(name, all);
        }
        WrittenModel model = new WrittenModel();
        inputs.forEach(
                (input, shape) -> model.tensors.put(input, Symbol.input(input, shape.extents())));
        if (inputs.size() == 1) {
            model.before = inputs.keySet().iterator().next();
        }
        Map<String, Boolean> trained = new LinkedHashMap<>();
        for (Line line : lines) {
            model.add(line, trained);
        }
        return model.finished(name, inputs.keySet(), trained);
    }

    private static List<Long> extents(Shape shape) {
        List<Long> extents = new ArrayList<>();
        for (long extent : shape.extents()) {
            extents.add(extent);
        }
        return extents;
    }

    /// One entry of the list: a layer's name and what is written with it.
    private record Line(String name, Map<String, @Nullable Object> settings) {

        static Line of(Object specification) {
            if (specification instanceof String name) {
                return new Line(name, Map.of());
            }
            if (specification instanceof Map<?, ?> map
                    && map.size() == 1
                    && map.keySet().iterator().next() instanceof String name) {
                Object inner = map.get(name);
                if (inner == null || inner instanceof Map<?, ?>) {
                    return new Line(name, PartJson.settings(specification));
                }
            }
            throw new ConfigException(
                    "A layer expects a name or {name: {settings}}, found " + specification + ".");
        }

        boolean isConnected() {
            return settings.containsKey(FROM) || name.equals(REUSE);
        }

        /// The layer's own settings.
        Map<String, @Nullable Object> own() {
            Map<String, @Nullable Object> own = new LinkedHashMap<>(settings);
            own.remove(FROM);
            return own;
        }
    }

    private void add(Line line, Map<String, Boolean> trained) {
        boolean reuse = line.name.equals(REUSE);
        SharedLayer shared;
        String name;
        if (reuse) {
            String of = String.valueOf(line.settings.get("layer"));
            shared = known(layers, of, "layer to use again");
            name =
                    line.settings.get(NAME) instanceof String given
                            ? given
                            : of + "_" + tensors.size();
        } else {
            Layer layer = Layers.TABLE.read(line.name, line.own());
            if (layer instanceof InputLayer) {
                throw new ConfigException(
                        "The inputs of a model are named beside its layers; leave the input layer"
                                + " out.");
            }
            String automatic = names.next(layer);
            name = line.settings.get(NAME) instanceof String given ? given : automatic;
            shared = SharedLayer.shared(name, layer);
            trained.put(name, !Boolean.FALSE.equals(line.settings.get("trainable")));
            layers.put(name, shared);
        }
        Symbol result = called(shared, line.settings.get(FROM));
        if (tensors.putIfAbsent(name, result) != null) {
            throw new ConfigException("Two layers or inputs are named \"" + name + "\".");
        }
        before = name;
    }

    private Symbol called(SharedLayer layer, @Nullable Object from) {
        return switch (from) {
            case null -> {
                if (before.isEmpty()) {
                    throw new ConfigException(
                            "The first layer expects \"from\", because the model has several"
                                    + " inputs: "
                                    + tensors.keySet()
                                    + ".");
                }
                yield layer.of(tensor(before));
            }
            case List<?> list -> layer.ofAll(list.stream().map(this::tensor).toList());
            case Map<?, ?> map -> {
                List<Symbol> first = new ArrayList<>();
                Map<String, Object> others = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (first.isEmpty()) {
                        first.add(tensor(value));
                    } else {
                        others.put(
                                String.valueOf(key),
                                value instanceof List<?> several
                                        ? several.stream().map(this::tensor).toList()
                                        : tensor(value));
                    }
                });
                yield layer.call(first, others);
            }
            case Object one -> layer.of(tensor(one));
        };
    }

    private Symbol tensor(@Nullable Object name) {
        String of = String.valueOf(name);
        Symbol symbol = known(tensors, of, "layer or input");
        taken.add(of);
        return symbol;
    }

    private static <T> T known(Map<String, T> all, String name, String what) {
        T found = all.get(name);
        if (found == null) {
            throw new ConfigException(
                    "There is no "
                            + what
                            + " \""
                            + name
                            + "\" before this place"
                            + (all.isEmpty()
                                    ? "."
                                    : "; nearest known: \""
                                            + Nearest.of(name, all.keySet())
                                            + "\"."));
        }
        return found;
    }

    private Architecture finished(String name, Set<String> inputs, Map<String, Boolean> trained) {
        List<String> unused = inputs.stream().filter(input -> !taken.contains(input)).toList();
        if (!unused.isEmpty()) {
            throw new ConfigException(
                    "No layer takes the inputs " + unused + ". Name them under \"from\".");
        }
        List<Symbol> ends = new ArrayList<>();
        tensors.forEach((tensor, symbol) -> {
            if (!taken.contains(tensor)) {
                ends.add(symbol);
            }
        });
        List<Symbol> starts = inputs.stream().map(input -> known(tensors, input, "input")).toList();
        Functional model = Functional.functional(name, starts, ends);
        return model.with(
                model.parts().stream()
                        .map(part -> part.trainable(trained.getOrDefault(part.name(), true)))
                        .toList());
    }
}
