package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The settings of one layer of Keras 1 or 2, in the words of Keras 3.
///
/// @param at the layer, for messages
record OldSettings(String at, String className) {

    Map<String, @Nullable Object> modern(Map<?, ?> old) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        old.forEach((key, value) -> put(config, String.valueOf(key), value));
        kernel(config, old);
        if (className.equals("GRU")) {
            config.putIfAbsent("reset_after", false);
        }
        if (className.equals("InputLayer")
                && old.get("batch_input_shape") instanceof List<?> shape) {
            config.put("batch_shape", shape);
        }
        return config;
    }

    private void put(Map<String, @Nullable Object> config, String old, @Nullable Object value) {
        if (OldNames.hasNoMeaning(className, old)
                || old.startsWith("nb_row")
                || old.startsWith("nb_col")) {
            return;
        }
        if (old.startsWith("kernel_dim")) {
            return;
        }
        switch (old) {
            case "mode" -> neutral(old, value, 0);
            case "dropout" -> dropout(config, value);
            case "renorm", "time_major", "sparse" -> neutral(old, value, false);
            case "ragged" -> neutral(old, value, false);
            case "renorm_clipping", "virtual_batch_size" -> neutral(old, value, "null");
            case "axis" -> config.put(old, single(value));
            default -> {
                String name = OldNames.setting(className, old);
                config.put(name, value(name, value));
            }
        }
    }

    private void neutral(String setting, @Nullable Object value, Object only) {
        if (value != null && !value.equals(only)) {
            throw new ConfigException(
                    "%s: \"%s\" is %s, only %s has a meaning today. Train the network again with that."
                            .formatted(at, setting, value, only));
        }
    }

    /// Keras 1 dropped whole words of an Embedding, which no layer does today.
    private void dropout(Map<String, @Nullable Object> config, @Nullable Object value) {
        if (className.equals("Embedding")) {
            neutral("dropout", value instanceof Number rate ? rate.doubleValue() : value, 0.0);
        } else {
            config.put("dropout", value);
        }
    }

    /// BatchNormalization of TensorFlow's Keras wrote its axis as a list.
    private static @Nullable Object single(@Nullable Object value) {
        return value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value;
    }

    /// Rows and columns of a kernel were settings of their own.
    private void kernel(Map<String, @Nullable Object> config, Map<?, ?> old) {
        if (old.get("nb_row") != null && old.get("nb_col") != null) {
            config.put("kernel_size", List.of(old.get("nb_row"), old.get("nb_col")));
        }
        if (old.get("kernel_dim1") != null) {
            config.put(
                    "kernel_size",
                    List.of(
                            old.get("kernel_dim1"),
                            old.get("kernel_dim2"),
                            old.get("kernel_dim3")));
        }
        if (className.equals("Dot") && old.get("dot_axes") != null) {
            config.put("axes", old.get("dot_axes"));
        }
    }

    private @Nullable Object value(String name, @Nullable Object value) {
        if (name.equals("data_format")) {
            return value == null || value.equals("default")
                    ? null
                    : value.equals("th")
                            ? "channels_first"
                            : value.equals("tf") ? "channels_last" : value;
        }
        // It was 0.2 x + 0.5 and is x / 6 + 0.5 today.
        if (name.endsWith("activation") && "hard_sigmoid".equals(value)) {
            return "old_hard_sigmoid";
        }
        if (name.endsWith("initializer")) {
            return initializer(value);
        }
        if ((name.endsWith("regularizer") || name.endsWith("constraint"))
                && value instanceof Map<?, ?> map
                && map.get("class_name") == null) {
            return named(map);
        }
        return value;
    }

    private static @Nullable Object initializer(@Nullable Object value) {
        if (value instanceof String name) {
            return OldNames.initializer(name);
        }
        if (value instanceof Map<?, ?> map && map.get("config") instanceof Map<?, ?> settings) {
            Map<String, @Nullable Object> config = new LinkedHashMap<>();
            settings.forEach((key, item) -> config.put(String.valueOf(key), item));
            config.remove("dtype");
            if ("normal".equals(config.get("distribution"))) {
                config.put("distribution", "truncated_normal");
            }
            Map<String, @Nullable Object> modern = new LinkedHashMap<>();
            modern.put("class_name", map.get("class_name"));
            modern.put("config", config);
            return modern;
        }
        return value;
    }

    /// Keras 1: `{name: WeightRegularizer, l1: 0, l2: 0.01}`.
    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        map.forEach((key, item) -> config.put(String.valueOf(key), item));
        Object name = config.remove("name");
        String className =
                switch (String.valueOf(name)) {
                    case "WeightRegularizer", "ActivityRegularizer" -> "L1L2";
                    case "MaxNorm" -> "MaxNorm";
                    case "NonNeg" -> "NonNeg";
                    case "UnitNorm" -> "UnitNorm";
                    default -> String.valueOf(name);
                };
        if (className.equals("MaxNorm") && config.containsKey("m")) {
            config.put("max_value", config.remove("m"));
        }
        Map<String, @Nullable Object> modern = new LinkedHashMap<>();
        modern.put("class_name", className);
        modern.put("config", config);
        return modern;
    }
}
