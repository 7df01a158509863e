package org.kaon.constraint;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The constraints that a configuration may name.
public final class Constraints {

    public static final Table<Constraint> TABLE =
            new Table<>("constraint", "keras.constraints", readers(), config -> {});

    private Constraints() {}

    /// The constraint under a key of a layer's settings.
    public static Optional<Constraint> read(Config in, String key) {
        return in.raw(key).map(TABLE::read);
    }

    /// Keras's form; `null` where there is none.
    public static @Nullable Map<String, @Nullable Object> write(Optional<Constraint> constraint) {
        return constraint.map(Constraints::written).orElse(null);
    }

    private static Map<String, @Nullable Object> written(Constraint constraint) {
        Config.Writer out = new Config.Writer();
        constraint.write(out);
        return TABLE.write(constraint.className(), out.values());
    }

    private static Map<String, Function<Config, Constraint>> readers() {
        Map<String, Function<Config, Constraint>> readers = new LinkedHashMap<>();
        readers.put("MaxNorm", MaxNorm::read);
        readers.put("NonNeg", in -> NonNeg.nonNeg());
        readers.put("UnitNorm", UnitNorm::read);
        readers.put("MinMaxNorm", MinMaxNorm::read);
        return readers;
    }
}
