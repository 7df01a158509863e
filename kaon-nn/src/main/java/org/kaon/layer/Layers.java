package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The layers that a configuration may name.
public final class Layers {

    public static final Table<Layer> TABLE =
            new Table<>("layer", "keras.layers", readers(), Layers::requireCommon);

    private Layers() {}

    /// The settings that every layer tolerates; `name` and `trainable` belong to the architecture.
    private static void requireCommon(Config in) {
        in.text("name", "");
        in.flag("trainable", true);
        in.raw("dtype")
                .ifPresent(type -> {
                    boolean known =
                            type.equals("float32")
                                    || type instanceof Map<?, ?> policy
                                            && policy.get("config") instanceof Map<?, ?> config
                                            && "float32".equals(config.get("name"));
                    if (!known) {
                        throw in.wrong("dtype", "float32 (nothing else is supported yet)", type);
                    }
                });
    }

    private static Map<String, Function<Config, Layer>> readers() {
        Map<String, Function<Config, Layer>> readers = new LinkedHashMap<>();
        readers.put("InputLayer", InputLayer::read);
        readers.put("Dense", Dense::read);
        readers.put("Conv2D", Conv2D::read);
        readers.put("MaxPooling2D", MaxPooling2D::read);
        readers.put("Flatten", Flatten::read);
        readers.put("Dropout", Dropout::read);
        readers.put("GaussianNoise", GaussianNoise::read);
        readers.put("Activation", ActivationLayer::read);
        return readers;
    }
}
