package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;
import org.kaon.layer.Layers;
import org.kaon.layer.Operation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// A layer at its place as a specification: a name, `{name: {settings}}` or Keras's `{class_name,
/// config}`; a model as well.
final class PartJson {

    private PartJson() {}

    /// *Errors*: {@link ConfigException} for unknown layers and settings.
    static Part read(Object specification, Names names) {
        if (specification instanceof Map<?, ?> map && ArchitectureJson.isModel(map)) {
            Architecture model = ArchitectureJson.read(map);
            Map<String, @Nullable Object> settings = settings(specification);
            return new Part(model.name(), model, !Boolean.FALSE.equals(settings.get("trainable")));
        }
        Layer layer = Layers.TABLE.read(specification);
        Config common = Config.of(layer.className(), settings(specification));
        String automatic = names.next(layer);
        return new Part(common.text("name", automatic), layer, common.flag("trainable", true));
    }

    /// The settings inside a specification.
    static Map<String, @Nullable Object> settings(Object specification) {
        Map<String, @Nullable Object> settings = new HashMap<>();
        if (specification instanceof Map<?, ?> map) {
            Object inner =
                    map.containsKey("class_name")
                            ? map.get("config")
                            : map.values().iterator().next();
            if (inner instanceof Map<?, ?> found) {
                found.forEach((key, value) -> settings.put(String.valueOf(key), value));
            }
        }
        return settings;
    }

    /// Keras's envelope around a layer that was called, or was not.
    static Map<String, @Nullable Object> write(Part part, java.util.Optional<Trace.Event> called) {
        if (part.layer() instanceof Architecture model) {
            return ArchitectureJson.write(model, part, called);
        }
        Config.Writer out = new Config.Writer();
        boolean hasWeights =
                !(part.layer() instanceof InputLayer || part.layer() instanceof Operation);
        out.put("name", part.name());
        if (hasWeights) {
            out.put("trainable", part.trainable());
            out.put("dtype", ArchitectureJson.floatPolicy());
        }
        part.layer().write(out);
        Map<String, @Nullable Object> json = Layers.envelope(part.layer(), out.values());
        if (KerasBuild.writesShape(part.layer())) {
            called.filter(event -> event.given().named().isEmpty())
                    .ifPresent(event -> json.put("build_config", Shapes.buildConfig(event)));
        }
        return json;
    }

    static Map<String, @Nullable Object> envelope(
            String module, String className, Map<String, ? extends @Nullable Object> config) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("module", module);
        envelope.put("class_name", className);
        envelope.put("config", config);
        envelope.put("registered_name", null);
        return envelope;
    }
}
