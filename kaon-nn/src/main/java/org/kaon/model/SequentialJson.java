package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layers;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A sequential architecture in Keras's JSON: what `model.to_json()` gives and
/// `keras.models.model_from_json` takes.
public final class SequentialJson {

    private SequentialJson() {}

    /// As maps and lists of plain values.
    public static Map<String, @Nullable Object> write(Sequential sequential) {
        List<@Nullable Object> layers = new ArrayList<>();
        List<Shape> inputs = Shapes.inputs(sequential);
        for (int i = 0; i < inputs.size(); i++) {
            layers.add(layer(sequential.parts().get(i), inputs.get(i)));
        }
        List<@Nullable Object> batch = Shapes.written(inputs.getFirst());
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("name", sequential.name());
        config.put("trainable", true);
        config.put("dtype", floatPolicy());
        config.put("layers", layers);
        config.put("build_input_shape", batch);
        Map<String, @Nullable Object> json = envelope("keras", "Sequential", config);
        json.put("build_config", Map.of("input_shape", batch));
        json.put("compile_config", Map.of());
        return json;
    }

    private static Map<String, @Nullable Object> layer(Sequential.Part part, Shape input) {
        Config.Writer out = new Config.Writer();
        if (part.layer() instanceof InputLayer) {
            part.layer().write(out);
            out.put("name", part.name());
            return envelope("keras.layers", "InputLayer", out.values());
        }
        out.put("name", part.name());
        out.put("trainable", part.trainable());
        out.put("dtype", floatPolicy());
        part.layer().write(out);
        Map<String, @Nullable Object> json = Layers.envelope(part.layer(), out.values());
        if (Shapes.isBuilt(part.layer())) {
            json.put("build_config", Map.of("input_shape", Shapes.written(input)));
        }
        return json;
    }

    private static Map<String, @Nullable Object> floatPolicy() {
        return envelope("keras", "DTypePolicy", Map.of("name", "float32"));
    }

    private static Map<String, @Nullable Object> envelope(
            String module, String className, Map<String, ? extends @Nullable Object> config) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("module", module);
        envelope.put("class_name", className);
        envelope.put("config", config);
        envelope.put("registered_name", null);
        return envelope;
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
        for (Object layer : layers) {
            if (!(layer instanceof Map<?, ?> map)
                    || !(map.get("class_name") instanceof String name)) {
                throw new ConfigException("Model: a layer without class_name: " + layer + ".");
            }
            Layers.TABLE.resolve(name);
        }
        return Sequential.read(String.valueOf(config.get("name")), layers);
    }
}
