package org.kaon.metric;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.config.Table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The metrics that a configuration may name.
public final class Metrics {

    /// Sums are float32; Keras keeps those of IoU as integers.
    private static final List<String> TYPES = List.of("float32", "int32", "int64", "int");

    public static final Table<Metric> TABLE =
            new Table<>(
                    "metric",
                    "keras.metrics",
                    readers(),
                    config -> {
                        config.raw("dtype")
                                .filter(type -> !TYPES.contains(type))
                                .ifPresent(type -> {
                                    throw config.wrong("dtype", "float32", type);
                                });
                    });

    private Metrics() {}

    public static Map<String, @Nullable Object> write(Metric metric) {
        Config.Writer out = new Config.Writer();
        out.put("name", metric.name()).put("dtype", "float32");
        metric.write(out);
        return TABLE.write(metric.className(), out.values());
    }

    private static Map<String, Function<Config, Metric>> readers() {
        Map<String, Function<Config, Metric>> metrics = new LinkedHashMap<>();
        accuracies(metrics);
        confusions(metrics);
        losses(metrics);
        metrics.put("RootMeanSquaredError", in -> RootMeanSquaredError.rootMeanSquaredError());
        metrics.put("CosineSimilarity", CosineSimilarity::read);
        metrics.put("PearsonCorrelation", PearsonCorrelation::read);
        metrics.put("ConcordanceCorrelation", ConcordanceCorrelation::read);
        metrics.put("R2Score", R2Score::read);
        metrics.put("Mean", in -> new Mean());
        metrics.put("Sum", in -> new Sum());
        Map<String, Function<Config, Metric>> readers = new LinkedHashMap<>();
        metrics.forEach(
                (name, reader) -> readers.put(name, in -> Renamed.read(in, reader.apply(in))));
        return readers;
    }

    private static void accuracies(Map<String, Function<Config, Metric>> metrics) {
        metrics.put("Accuracy", in -> Accuracy.accuracy());
        metrics.put("BinaryAccuracy", BinaryAccuracy::read);
        metrics.put("CategoricalAccuracy", in -> CategoricalAccuracy.categoricalAccuracy());
        metrics.put(
                "SparseCategoricalAccuracy",
                in -> SparseCategoricalAccuracy.sparseCategoricalAccuracy());
        metrics.put("TopKCategoricalAccuracy", in -> TopKAccuracy.read(in, false));
        metrics.put("SparseTopKCategoricalAccuracy", in -> TopKAccuracy.read(in, true));
    }

    private static void confusions(Map<String, Function<Config, Metric>> metrics) {
        metrics.put("AUC", Auc::read);
        for (ConfusionShare.Whole whole : ConfusionShare.Whole.values()) {
            metrics.put(whole.kerasName(), in -> new ConfusionShare(whole, Confusion.read(in)));
        }
        for (ConfusionCount.Corner corner : ConfusionCount.Corner.values()) {
            metrics.put(corner.kerasName(), in -> new ConfusionCount(corner, Confusion.read(in)));
        }
        for (BestAt.Pair pair : BestAt.Pair.values()) {
            metrics.put(pair.kerasName(), in -> BestAt.read(in, pair));
        }
        metrics.put("FBetaScore", in -> FBetaScore.read(in, false));
        metrics.put("F1Score", in -> FBetaScore.read(in, true));
        for (IntersectionOverUnion.Kind kind : IntersectionOverUnion.Kind.values()) {
            metrics.put(kind.kerasName(), in -> IntersectionOverUnion.read(in, kind));
        }
    }

    /// What Keras has as a loss and as a metric of the same settings.
    private static void losses(Map<String, Function<Config, Metric>> metrics) {
        for (String name :
                List.of(
                        "MeanSquaredError",
                        "MeanAbsoluteError",
                        "MeanAbsolutePercentageError",
                        "MeanSquaredLogarithmicError",
                        "Hinge",
                        "SquaredHinge",
                        "CategoricalHinge",
                        "KLDivergence",
                        "Poisson",
                        "BinaryCrossentropy",
                        "CategoricalCrossentropy",
                        "SparseCategoricalCrossentropy")) {
            metrics.put(name, LossMetric.reader(name, name, Spelling.snakeCase(name)));
        }
        metrics.put("LogCoshError", LossMetric.reader("LogCoshError", "LogCosh", "logcosh"));
        metrics.put("mse", LossMetric.reader("MeanSquaredError", "MeanSquaredError", "mse"));
        metrics.put("mae", LossMetric.reader("MeanAbsoluteError", "MeanAbsoluteError", "mae"));
        metrics.put(
                "mape",
                LossMetric.reader(
                        "MeanAbsolutePercentageError", "MeanAbsolutePercentageError", "mape"));
        metrics.put(
                "msle",
                LossMetric.reader(
                        "MeanSquaredLogarithmicError", "MeanSquaredLogarithmicError", "msle"));
    }
}
