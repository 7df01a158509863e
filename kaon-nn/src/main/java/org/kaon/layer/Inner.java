package org.kaon.layer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Spelling;

import java.util.LinkedHashMap;
import java.util.Map;

/// A layer inside of another one: its name there, and whether training changes it.
public record Inner(String name, Layer layer, boolean trainable) {

    /// Under the name that Keras would give it.
    public static Inner of(Layer layer) {
        return new Inner(Spelling.snakeCase(layer.className()), layer, true);
    }

    public Inner named(String other) {
        return new Inner(other, layer, trainable);
    }

    Inner layer(Layer other) {
        return new Inner(name, other, trainable);
    }

    /// The scope of the inner layer.
    Scope within(Scope outer) {
        Scope scope = outer.within(name);
        return trainable ? scope : scope.frozen();
    }

    /// A specification as {@link Layers#TABLE} takes it.
    static Inner read(Object specification) {
        Inner plain = of(Layers.TABLE.read(specification));
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        if (specification instanceof Map<?, ?> map
                && map.get("config") instanceof Map<?, ?> config) {
            config.forEach((key, value) -> settings.put(String.valueOf(key), value));
        }
        Config common = Config.of(plain.layer.className(), settings);
        return new Inner(
                common.text("name", plain.name), plain.layer, common.flag("trainable", true));
    }

    /// Keras's JSON of the layer with its name.
    Map<String, @Nullable Object> write() {
        Map<String, @Nullable Object> policy = new LinkedHashMap<>();
        policy.put("module", "keras");
        policy.put("class_name", "DTypePolicy");
        policy.put("config", Map.of("name", "float32"));
        policy.put("registered_name", null);
        Config.Writer out = new Config.Writer();
        out.put("name", name).put("trainable", trainable).put("dtype", policy);
        layer.write(out);
        return Layers.envelope(layer, out.values());
    }
}
