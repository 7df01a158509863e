package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.layer.Operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says in the words of Keras 3 what the JSON of Keras 1 or 2 says.
///
/// *Errors*: {@link ConfigException} for what has another meaning today and cannot be said.
final class OldJson {

    private final String where;

    private OldJson(String where) {
        this.where = where;
    }

    /// An architecture in the form of Keras 3.
    ///
    /// @param version of Keras that wrote it
    static Map<String, @Nullable Object> modern(
            Map<String, @Nullable Object> json, String version, String where) {
        return version.startsWith("3")
                ? MaskNodes.without(OwnNames.plain(json))
                : new OldJson(where).model(json, "model");
    }

    private Map<String, @Nullable Object> model(Map<?, ?> json, String fallback) {
        String className = OldNames.className(String.valueOf(json.get("class_name")));
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        // Keras 1 and early 2 wrote a Sequential's layers without a name around them.
        if (json.get("config") instanceof List<?> layers) {
            config.put("name", fallback);
            config.put("layers", layers);
        } else if (json.get("config") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> config.put(String.valueOf(key), value));
        }
        if (!(config.get("layers") instanceof List<?> layers)) {
            throw new ConfigException(where + ": expected a model with layers, found " + className);
        }
        config.keySet()
                .retainAll(List.of("name", "trainable", "layers", "input_layers", "output_layers"));
        config.put(
                "layers",
                className.equals("Sequential") ? chain(layers, className) : graph(layers));
        return envelope(className, config);
    }

    private static Map<String, @Nullable Object> envelope(
            String className, Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("class_name", className);
        json.put("config", config);
        return json;
    }

    /// The layers of a Sequential; the first says the shape of the input.
    private List<Object> chain(List<?> layers, String around) {
        List<Object> modern = new ArrayList<>();
        for (Object each : layers) {
            if (!(each instanceof Map<?, ?> map)) {
                throw new ConfigException(where + ": " + around + " holds no layer: " + each);
            }
            Map<String, @Nullable Object> layer = layer(map, modern.size());
            if (modern.isEmpty() && !"InputLayer".equals(layer.get("class_name"))) {
                input(map).ifPresent(modern::add);
            }
            modern.add(layer);
        }
        return modern;
    }

    /// The input layer that the first layer's settings stand for.
    private static java.util.Optional<Object> input(Map<?, ?> first) {
        Object found = first.get("config");
        // The first layer may be a model, whose own first layer knows.
        while (found instanceof Map<?, ?> config && config.get("layers") instanceof List<?> inner) {
            found = inner.getFirst() instanceof Map<?, ?> map ? map.get("config") : null;
        }
        if (!(found instanceof Map<?, ?> config)) {
            return java.util.Optional.empty();
        }
        List<@Nullable Object> shape = new ArrayList<>();
        if (config.get("batch_input_shape") instanceof List<?> batch) {
            shape.addAll(batch);
        } else if (config.get("input_dim") instanceof Number extent) {
            shape.add(null);
            shape.add(extent);
        } else {
            return java.util.Optional.empty();
        }
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("name", config.get("name") + "_input");
        settings.put("batch_shape", shape);
        return java.util.Optional.of(envelope("InputLayer", settings));
    }

    private List<Object> graph(List<?> layers) {
        List<Object> modern = new ArrayList<>();
        for (Object each : layers) {
            if (!(each instanceof Map<?, ?> map)) {
                throw new ConfigException(where + ": expected a layer, found " + each);
            }
            if (Operation.isOne(map)) {
                modern.add(map);
                continue;
            }
            Map<String, @Nullable Object> layer = layer(map, modern.size());
            String className = String.valueOf(layer.get("class_name"));
            if (map.get("name") != null) {
                layer.put("name", map.get("name"));
            }
            List<Object> nodes = new ArrayList<>();
            if (map.get("inbound_nodes") instanceof List<?> old) {
                old.forEach(node -> nodes.add(OldNodes.modern(node, OldNames.joins(className))));
            }
            layer.put("inbound_nodes", nodes);
            modern.add(layer);
        }
        return modern;
    }

    private Map<String, @Nullable Object> layer(Map<?, ?> json, int place) {
        String old = String.valueOf(json.get("class_name"));
        if (old.equals("Sequential") || OldNames.className(old).equals("Functional")) {
            String name = json.get("name") instanceof String text ? text : "model_" + place;
            Map<String, @Nullable Object> inner = model(json, name);
            return inner;
        }
        if (!(json.get("config") instanceof Map<?, ?> settings)) {
            throw new ConfigException(where + ": layer " + place + " (" + old + ") has no config.");
        }
        String className = OldNames.className(old);
        String at = "%s: layer %d \"%s\"".formatted(where, place, settings.get("name"));
        if (!OldNames.gone(old).isEmpty()) {
            throw new ConfigException(
                    "%s is a %s: %s. Build the network of layers of today and train it again."
                            .formatted(at, old, OldNames.gone(old)));
        }
        if (old.equals("Merge")) {
            return merge(settings, at);
        }
        Map<String, @Nullable Object> config = new OldSettings(at, className).modern(settings);
        if (old.equals("CuDNNGRU")) {
            config.put("reset_after", true);
        }
        if (config.get("layer") instanceof Map<?, ?> wrapped) {
            config.put("layer", layer(wrapped, place));
        }
        return envelope(className, config);
    }

    private static Map<String, @Nullable Object> merge(Map<?, ?> settings, String at) {
        String className = OldNames.merge(String.valueOf(settings.get("mode")));
        if (settings.get("layers") instanceof List<?> branches && !branches.isEmpty()) {
            throw new ConfigException(
                    at
                            + " is a Merge of models in a Sequential, which Keras 3 cannot say."
                            + " Save the network as a Model with Input layers.");
        }
        if (className.isEmpty()) {
            throw new ConfigException(
                    at
                            + ": Merge of mode "
                            + settings.get("mode")
                            + " has no layer in Keras 3. Known modes: sum,"
                            + " mul, ave, max, concat.");
        }
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", settings.get("name"));
        if (className.equals("Concatenate")) {
            config.put("axis", settings.get("concat_axis"));
        }
        return envelope(className, config);
    }
}
