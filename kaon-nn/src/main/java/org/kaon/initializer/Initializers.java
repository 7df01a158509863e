package org.kaon.initializer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The initialisers that a configuration may name.
public final class Initializers {

    public static final Table<Initializer> TABLE =
            new Table<>(
                    "initializer",
                    "keras.initializers",
                    readers(),
                    config -> {
                        config.raw("input_axes")
                                .ifPresent(axes -> {
                                    throw config.wrong("input_axes", "null", axes);
                                });
                        config.raw("output_axes")
                                .ifPresent(axes -> {
                                    throw config.wrong("output_axes", "null", axes);
                                });
                    });

    private Initializers() {}

    /// The initialiser under a key of a layer's settings.
    public static Initializer read(Config in, String key, Initializer otherwise) {
        return in.raw(key).map(TABLE::read).orElse(otherwise);
    }

    public static Map<String, @Nullable Object> write(Initializer initializer) {
        Config.Writer out = new Config.Writer();
        initializer.write(out);
        return TABLE.write(initializer.className(), out.values());
    }

    private static Map<String, Function<Config, Initializer>> readers() {
        Map<String, Function<Config, Initializer>> readers = new LinkedHashMap<>();
        readers.put("GlorotUniform", GlorotUniform::read);
        readers.put("GlorotNormal", GlorotNormal::read);
        readers.put("HeUniform", HeUniform::read);
        readers.put("HeNormal", HeNormal::read);
        readers.put("LecunUniform", LecunUniform::read);
        readers.put("LecunNormal", LecunNormal::read);
        readers.put("VarianceScaling", VarianceScaling::read);
        readers.put("RandomNormal", RandomNormal::read);
        readers.put("RandomUniform", RandomUniform::read);
        readers.put("TruncatedNormal", TruncatedNormal::read);
        readers.put("Orthogonal", Orthogonal::read);
        readers.put("OrthogonalInitializer", Orthogonal::read);
        readers.put("Identity", Identity::read);
        readers.put("IdentityInitializer", Identity::read);
        readers.put("Constant", Constant::read);
        readers.put("Zeros", config -> Zeros.zeros());
        readers.put("Ones", config -> Ones.ones());
        return readers;
    }
}
