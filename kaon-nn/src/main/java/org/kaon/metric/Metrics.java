package org.kaon.metric;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The metrics that a configuration may name.
public final class Metrics {

    public static final Table<Metric> TABLE =
            new Table<>(
                    "metric",
                    "keras.metrics",
                    readers(),
                    config -> {
                        config.text("name", "");
                        config.neutral("dtype", "float32");
                    });

    private Metrics() {}

    public static Map<String, @Nullable Object> write(Metric metric) {
        Config.Writer out = new Config.Writer();
        out.put("name", metric.name()).put("dtype", "float32");
        metric.write(out);
        return TABLE.write(metric.className(), out.values());
    }

    private static Map<String, Function<Config, Metric>> readers() {
        Map<String, Function<Config, Metric>> readers = new LinkedHashMap<>();
        readers.put("Accuracy", in -> Accuracy.accuracy());
        readers.put("BinaryAccuracy", BinaryAccuracy::read);
        readers.put("CategoricalAccuracy", in -> CategoricalAccuracy.categoricalAccuracy());
        readers.put(
                "SparseCategoricalAccuracy",
                in -> SparseCategoricalAccuracy.sparseCategoricalAccuracy());
        readers.put("AUC", Auc::read);
        readers.put("MeanSquaredError", in -> MeanSquaredError.meanSquaredError());
        readers.put("MeanAbsoluteError", in -> MeanAbsoluteError.meanAbsoluteError());
        readers.put("mse", in -> MeanSquaredError.meanSquaredError());
        readers.put("mae", in -> MeanAbsoluteError.meanAbsoluteError());
        return readers;
    }
}
