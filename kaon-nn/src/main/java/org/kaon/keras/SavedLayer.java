package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.layer.Operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A layer as Keras's JSON tells of it; a model has layers inside.
///
/// @param config its settings
/// @param isOperation whether it is a function of tensors
/// @param layers those of a model, in order; empty for an ordinary layer
record SavedLayer(
        String name,
        String className,
        Map<String, @Nullable Object> config,
        boolean isOperation,
        List<SavedLayer> layers) {

    /// The layers of an architecture.
    ///
    /// *Errors*: {@link ConfigException} for JSON that is no model.
    ///
    /// @param where for messages
    static List<SavedLayer> of(Map<?, ?> architecture, String where) {
        if (!(architecture.get("config") instanceof Map<?, ?> config)
                || !(config.get("layers") instanceof List<?>)) {
            Object className = architecture.get("class_name");
            String found =
                    className == null
                            ? "a map with " + architecture.keySet()
                            : "a " + className + " without a list of them";
            throw new ConfigException(
                    "%s: expects the JSON of a model with layers, found %s. Save a whole model."
                            .formatted(where, found));
        }
        return of(architecture).layers;
    }

    private static SavedLayer of(Map<?, ?> json) {
        if (!(json.get("class_name") instanceof String className)
                || !(json.get("config") instanceof Map<?, ?> settings)) {
            throw new ConfigException(
                    "Model: expects a layer with class_name and config, found " + json + ".");
        }
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        settings.forEach((key, value) -> config.put(String.valueOf(key), value));
        Object named = json.get("name") instanceof String name ? name : config.get("name");
        String name = named instanceof String text ? text : "";
        List<SavedLayer> inner = new ArrayList<>();
        if (config.get("layers") instanceof List<?> layers) {
            for (Object layer : layers) {
                if (layer instanceof Map<?, ?> map) {
                    inner.add(of(map));
                }
            }
        }
        return new SavedLayer(name, className, config, Operation.isOne(json), inner);
    }

    /// The layer that a setting of another one is.
    static SavedLayer ofSetting(SavedLayer around, String key) {
        if (around.config.get(key) instanceof Map<?, ?> json) {
            return of(json);
        }
        throw new ConfigException(
                "Layer \"%s\" (%s): expects a layer as \"%s\", found %s."
                        .formatted(around.name, around.className, key, around.config.get(key)));
    }

    boolean isModel() {
        return !layers.isEmpty();
    }
}
