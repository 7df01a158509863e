package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Locale;
import java.util.Map;

/// The weight of one corner of the confusion matrix. Keras: `TruePositives`, `FalsePositives`,
/// `TrueNegatives`, `FalseNegatives`.
public record ConfusionCount(Corner corner, Confusion confusion) implements Metric {

    /// Which corner.
    public enum Corner {
        TRUE_POSITIVES("TruePositives"),
        FALSE_POSITIVES("FalsePositives"),
        TRUE_NEGATIVES("TrueNegatives"),
        FALSE_NEGATIVES("FalseNegatives");

        private final String kerasName;

        Corner(String kerasName) {
            this.kerasName = kerasName;
        }

        String kerasName() {
            return kerasName;
        }

        private String sum() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// At a half.
    public static ConfusionCount count(Corner corner) {
        return new ConfusionCount(corner, Confusion.even(1, -1));
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return Map.of(
                corner.sum(),
                confusion
                        .sums(target, prediction, weights, className())
                        .getOrDefault(corner.sum(), weights));
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return Confusion.at(sums, corner.sum(), 0);
    }

    @Override
    public String className() {
        return corner.kerasName;
    }

    @Override
    public void write(Config.Writer out) {
        confusion.write(out);
    }
}
