package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.layer.Operation;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An architecture in Keras's JSON: what `model.to_json()` gives and `keras.models.model_from_json`
/// takes.
public final class ArchitectureJson {

    private static final String SEQUENTIAL = "Sequential";
    private static final String FUNCTIONAL = "Functional";

    private ArchitectureJson() {}

    /// As maps and lists of plain values.
    public static Map<String, @Nullable Object> write(Architecture architecture) {
        Trace trace = Trace.of(architecture);
        return envelope(architecture, config(architecture, architecture.name(), trace), trace);
    }

    /// A model that is a layer, under its name there.
    static Map<String, @Nullable Object> write(
            Architecture model, Part part, Optional<Trace.Event> called) {
        Trace trace =
                called.map(event -> Shapes.again(model, event)).orElseGet(() -> Trace.of(model));
        Map<String, @Nullable Object> config = config(model, part.name(), trace);
        config.put("trainable", part.trainable());
        return envelope(model, config, trace);
    }

    private static Map<String, @Nullable Object> envelope(
            Architecture architecture, Map<String, @Nullable Object> config, Trace trace) {
        boolean sequential = architecture instanceof Sequential;
        Map<String, @Nullable Object> json =
                PartJson.envelope(
                        sequential ? "keras" : "keras.src.models.functional",
                        sequential ? SEQUENTIAL : FUNCTIONAL,
                        config);
        Map<String, @Nullable Object> build = new LinkedHashMap<>();
        build.put("input_shape", sequential ? Shapes.taken(trace) : null);
        json.put("build_config", build);
        json.put("compile_config", Map.of());
        if (!sequential) {
            json.put("registered_name", FUNCTIONAL);
        }
        return json;
    }

    static Map<String, @Nullable Object> config(
            Architecture architecture, String name, Trace trace) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", name);
        config.put("trainable", true);
        switch (architecture) {
            case Sequential sequential -> {
                config.put("dtype", floatPolicy());
                List<@Nullable Object> layers = new ArrayList<>();
                for (Part part : sequential.parts()) {
                    layers.add(PartJson.write(part, trace.at(part.name(), 0)));
                }
                config.put("layers", layers);
                config.put("build_input_shape", Shapes.taken(trace));
            }
            case Functional functional -> FunctionalJson.write(functional, trace, config);
        }
        return config;
    }

    static Map<String, @Nullable Object> floatPolicy() {
        return PartJson.envelope("keras", "DTypePolicy", Map.of("name", "float32"));
    }

    /// Whether a specification is one of a model and not of a layer.
    static boolean isModel(Map<?, ?> json) {
        return json.get("config") instanceof Map<?, ?> config
                && config.get("layers") instanceof List<?>
                && (SEQUENTIAL.equals(json.get("class_name"))
                        || FUNCTIONAL.equals(json.get("class_name"))
                        || "Model".equals(json.get("class_name")));
    }

    /// *Errors*: {@link ConfigException} for another class or unknown layers and settings.
    public static Architecture read(Map<?, ?> json) {
        if (!isModel(json)
                || !(json.get("config") instanceof Map<?, ?> config)
                || !(config.get("layers") instanceof List<?> layers)) {
            throw new ConfigException(
                    "Model: expects Keras's JSON of a Sequential or Functional with its layers,"
                            + " found class "
                            + json.get("class_name")
                            + ".");
        }
        for (Object layer : layers) {
            requireClass(layer);
        }
        String name = String.valueOf(config.get("name"));
        return SEQUENTIAL.equals(json.get("class_name"))
                ? SequentialJson.read(json)
                : FunctionalJson.read(name, config, layers);
    }

    private static void requireClass(Object layer) {
        if (!(layer instanceof Map<?, ?> map) || !(map.get("class_name") instanceof String name)) {
            throw new ConfigException(
                    "Model: expects each layer as a map with class_name and config, found "
                            + layer
                            + ".");
        }
        if (!isModel(map) && !Operation.isOne(map)) {
            org.kaon.layer.Layers.TABLE.resolve(name);
        }
    }

    /// As JSON: an unknown extent is null.
    static List<@Nullable Object> written(Shape shape) {
        return Shapes.written(shape);
    }
}
