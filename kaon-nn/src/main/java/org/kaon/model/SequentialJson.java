package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;

import java.util.List;
import java.util.Map;

/// A sequential architecture in Keras's JSON.
public final class SequentialJson {

    private SequentialJson() {}

    /// As maps and lists of plain values.
    public static Map<String, @Nullable Object> write(Sequential sequential) {
        return ArchitectureJson.write(sequential);
    }

    /// *Errors*: {@link ConfigException} for another class or unknown layers and settings.
    public static Sequential read(Map<?, ?> json) {
        if (!"Sequential".equals(json.get("class_name"))
                || !(json.get("config") instanceof Map<?, ?> config)
                || !(config.get("layers") instanceof List<?> layers)) {
            throw new ConfigException(
                    "Model: expects Keras's JSON of a Sequential with its layers, found class "
                            + json.get("class_name")
                            + ".");
        }
        return Sequential.read(String.valueOf(config.get("name")), layers);
    }
}
