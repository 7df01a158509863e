package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.layer.Operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A functional architecture in Keras's JSON: layers with their inbound nodes.
final class FunctionalJson {

    private static final String TENSOR = "__keras_tensor__";

    private FunctionalJson() {}

    static void write(Functional functional, Trace trace, Map<String, @Nullable Object> config) {
        List<@Nullable Object> layers = new ArrayList<>();
        for (Functional.Place place : functional.places()) {
            Map<String, @Nullable Object> layer =
                    PartJson.write(place.part(), trace.at(place.part().name(), 0));
            layer.put("name", place.part().name());
            List<@Nullable Object> nodes = new ArrayList<>();
            for (Invocation<Reference> call : place.calls()) {
                nodes.add(node(place.part(), call, trace));
            }
            layer.put("inbound_nodes", nodes);
            layers.add(layer);
        }
        config.put("layers", layers);
        config.put("input_layers", nested(functional.inputs()));
        config.put("output_layers", nested(functional.outputs()));
    }

    private static Map<String, @Nullable Object> node(
            Part part, Invocation<Reference> call, Trace trace) {
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        if (part.layer() instanceof Architecture) {
            keywords.put("mask", null);
        }
        call.keywords().forEach((name, value) -> keywords.put(name, argument(value, trace)));
        Map<String, @Nullable Object> node = new LinkedHashMap<>();
        node.put("args", call.positional().stream().map(a -> argument(a, trace)).toList());
        node.put("kwargs", keywords);
        return node;
    }

    private static @Nullable Object argument(Argument<Reference> argument, Trace trace) {
        return switch (argument) {
            case Argument.Tensor<Reference>(Reference tensor) -> tensor(tensor, trace);
            case Argument.Several<Reference>(List<Argument<Reference>> items) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(item -> list.add(argument(item, trace)));
                yield list;
            }
            case Argument.Named<Reference>(Map<String, Argument<Reference>> items) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                items.forEach((name, item) -> map.put(name, argument(item, trace)));
                yield map;
            }
            case Argument.Plain<Reference>(java.util.Optional<Object> value) -> value.orElse(null);
        };
    }

    private static Map<String, @Nullable Object> tensor(Reference tensor, Trace trace) {
        Value value =
                trace.at(tensor.part(), tensor.call())
                        .orElseThrow(() -> new IllegalStateException(tensor.toString()))
                        .gave()
                        .outputs()
                        .get(tensor.output());
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("shape", Shapes.written(value.shape()));
        config.put("dtype", value.dataType().toString().toLowerCase(java.util.Locale.ROOT));
        config.put("keras_history", history(tensor));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("class_name", TENSOR);
        json.put("config", config);
        return json;
    }

    private static List<Object> history(Reference tensor) {
        return List.of(tensor.part(), tensor.call(), tensor.output());
    }

    private static Object nested(Argument<Reference> argument) {
        return switch (argument) {
            case Argument.Tensor<Reference>(Reference tensor) -> history(tensor);
            case Argument.Several<Reference>(List<Argument<Reference>> items) ->
                    items.stream().map(FunctionalJson::nested).toList();
            case Argument.Named<Reference>(Map<String, Argument<Reference>> items) -> {
                Map<String, Object> map = new LinkedHashMap<>();
                items.forEach((name, item) -> map.put(name, nested(item)));
                yield map;
            }
            case Argument.Plain<Reference> plain ->
                    throw new IllegalStateException(String.valueOf(plain));
        };
    }

    static Functional read(String name, Map<?, ?> config, List<?> layers) {
        Names names = new Names();
        List<Functional.Place> places = new ArrayList<>();
        for (Object layer : layers) {
            if (!(layer instanceof Map<?, ?> map)) {
                throw new ConfigException(name + ": expects maps as layers, found " + layer + ".");
            }
            if (Operation.isOne(map)) {
                places.add(OperationJson.read(map));
                continue;
            }
            Part read = PartJson.read(layer, names);
            Part part =
                    map.get("name") instanceof String given
                            ? new Part(given, read.layer(), read.trainable())
                            : read;
            List<Invocation<Reference>> calls = new ArrayList<>();
            if (map.get("inbound_nodes") instanceof List<?> nodes) {
                for (Object node : nodes) {
                    calls.add(node(part.name(), node));
                }
            }
            places.add(new Functional.Place(part, calls));
        }
        return new Functional(
                name,
                places,
                ends(name, "input_layers", config.get("input_layers")),
                ends(name, "output_layers", config.get("output_layers")));
    }

    static Invocation<Reference> node(String part, @Nullable Object node) {
        if (node instanceof Map<?, ?> map && map.get("args") instanceof List<?> args) {
            List<Argument<Reference>> positional = new ArrayList<>();
            args.forEach(argument -> positional.add(readArgument(argument)));
            Map<String, Argument<Reference>> keywords = new LinkedHashMap<>();
            if (map.get("kwargs") instanceof Map<?, ?> kwargs) {
                kwargs.forEach(
                        (key, value) -> keywords.put(String.valueOf(key), readArgument(value)));
            }
            if (keywords.get("mask") instanceof Argument.Plain<Reference>) {
                keywords.remove("mask");
            }
            return new Invocation<>(positional, keywords);
        }
        if (node instanceof List<?> legacy && !legacy.isEmpty()) {
            return LegacyNodes.read(part, legacy);
        }
        throw new ConfigException(
                "Layer \""
                        + part
                        + "\": expects inbound nodes with args and kwargs, found "
                        + node
                        + ".");
    }

    private static Argument<Reference> readArgument(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (TENSOR.equals(map.get("class_name"))
                    && map.get("config") instanceof Map<?, ?> config
                    && config.get("keras_history") instanceof List<?> history
                    && reference(history) != null) {
                return ends("tensor", "keras_history", history);
            }
            Map<String, Argument<Reference>> items = new LinkedHashMap<>();
            map.forEach((key, item) -> items.put(String.valueOf(key), readArgument(item)));
            return new Argument.Named<>(items);
        }
        if (value instanceof List<?> list) {
            List<Argument<Reference>> items = new ArrayList<>();
            list.forEach(item -> items.add(readArgument(item)));
            return new Argument.Several<>(items);
        }
        return Argument.Plain.of(value);
    }

    private static Argument<Reference> ends(String name, String key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            Reference alone = reference(list);
            if (alone != null) {
                return new Argument.Tensor<>(alone);
            }
            List<Argument<Reference>> items = new ArrayList<>();
            list.forEach(item -> items.add(ends(name, key, item)));
            return new Argument.Several<>(items);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Argument<Reference>> items = new LinkedHashMap<>();
            map.forEach((k, item) -> items.put(String.valueOf(k), ends(name, key, item)));
            return new Argument.Named<>(items);
        }
        throw new ConfigException(
                "Model \""
                        + name
                        + "\": \""
                        + key
                        + "\" expects [layer, call, output] or lists of these, found "
                        + value
                        + ".");
    }

    /// `[layer, call, output]`, where a list is that.
    private static @Nullable Reference reference(List<?> list) {
        return list.size() == 3
                        && list.get(0) instanceof String part
                        && list.get(1) instanceof Integer call
                        && list.get(2) instanceof Integer output
                ? new Reference(part, call, output)
                : null;
    }
}
