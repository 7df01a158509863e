package org.kaon.loss;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The losses that a configuration may name.
public final class Losses {

    public static final Table<Loss> TABLE =
            new Table<>("loss", "keras.losses", readers(), Losses::requireCommon);

    private Losses() {}

    public static Map<String, @Nullable Object> write(Loss loss) {
        Config.Writer out = new Config.Writer();
        out.put("name", Spelling.snakeCase(loss.className()));
        out.put("reduction", "sum_over_batch_size");
        loss.write(out);
        return TABLE.write(loss.className(), out.values());
    }

    private static void requireCommon(Config in) {
        in.text("name", "");
        in.neutral("reduction", "sum_over_batch_size");
        in.neutral("axis", -1);
    }

    private static Map<String, Function<Config, Loss>> readers() {
        Map<String, Function<Config, Loss>> readers = new LinkedHashMap<>();
        readers.put("BinaryCrossentropy", BinaryCrossentropy::read);
        readers.put("CategoricalCrossentropy", CategoricalCrossentropy::read);
        readers.put("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy::read);
        readers.put("MeanSquaredError", in -> MeanSquaredError.meanSquaredError());
        readers.put("MeanAbsoluteError", in -> MeanAbsoluteError.meanAbsoluteError());
        readers.put("mse", in -> MeanSquaredError.meanSquaredError());
        readers.put("mae", in -> MeanAbsoluteError.meanAbsoluteError());
        return readers;
    }
}
