package org.kaon.regularizer;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The regularisers that a configuration may name.
public final class Regularizers {

    public static final Table<Regularizer> TABLE =
            new Table<>("regularizer", "keras.regularizers", readers(), config -> {});

    private Regularizers() {}

    /// The regulariser under a key of a layer's settings.
    public static Optional<Regularizer> read(Config in, String key) {
        return in.raw(key).map(TABLE::read);
    }

    /// Keras's form; `null` where there is none.
    public static @Nullable Map<String, @Nullable Object> write(Optional<Regularizer> regularizer) {
        return regularizer.map(Regularizers::written).orElse(null);
    }

    private static Map<String, @Nullable Object> written(Regularizer regularizer) {
        Config.Writer out = new Config.Writer();
        regularizer.write(out);
        return TABLE.write(regularizer.className(), out.values());
    }

    private static Map<String, Function<Config, Regularizer>> readers() {
        Map<String, Function<Config, Regularizer>> readers = new LinkedHashMap<>();
        readers.put("L1", L1::read);
        readers.put("L2", L2::read);
        readers.put("L1L2", L1L2::read);
        readers.put("OrthogonalRegularizer", OrthogonalRegularizer::read);
        return readers;
    }
}
