package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The best of one rate over all thresholds at which another is at least a value. Keras:
/// `SensitivityAtSpecificity`, `SpecificityAtSensitivity`, `PrecisionAtRecall`,
/// `RecallAtPrecision`.
public record BestAt(Pair pair, double value, int thresholds, int classId) implements Metric {

    /// A rate of the confusion matrix.
    enum Rate {
        /// `TP / (TP + FN)`, also called recall.
        SENSITIVITY("true_positives", "false_negatives"),
        /// `TN / (TN + FP)`.
        SPECIFICITY("true_negatives", "false_positives"),
        /// `TP / (TP + FP)`.
        PRECISION("true_positives", "false_positives");

        private final String right;
        private final String wrong;

        Rate(String right, String wrong) {
            this.right = right;
            this.wrong = wrong;
        }

        private double of(Map<String, Tensor> sums, int threshold) {
            double above = Confusion.at(sums, right, threshold);
            return Confusion.quotient(above, above + Confusion.at(sums, wrong, threshold));
        }
    }

    /// What is best at what; `key` is Keras's name of the value.
    public enum Pair {
        SENSITIVITY_AT_SPECIFICITY(
                "SensitivityAtSpecificity", "specificity", Rate.SENSITIVITY, Rate.SPECIFICITY),
        SPECIFICITY_AT_SENSITIVITY(
                "SpecificityAtSensitivity", "sensitivity", Rate.SPECIFICITY, Rate.SENSITIVITY),
        PRECISION_AT_RECALL("PrecisionAtRecall", "recall", Rate.PRECISION, Rate.SENSITIVITY),
        RECALL_AT_PRECISION("RecallAtPrecision", "precision", Rate.SENSITIVITY, Rate.PRECISION);

        private final String kerasName;
        private final String key;
        private final Rate best;
        private final Rate bound;

        Pair(String kerasName, String key, Rate best, Rate bound) {
            this.kerasName = kerasName;
            this.key = key;
            this.best = best;
            this.bound = bound;
        }

        String kerasName() {
            return kerasName;
        }
    }

    public BestAt {
        if (!(value >= 0 && value <= 1) || thresholds < 1) {
            throw new ConfigException(
                    pair.kerasName
                            + ": expects a value in [0, 1] and num_thresholds of 1 or more, found "
                            + value
                            + " and "
                            + thresholds
                            + ".");
        }
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return Confusion.even(thresholds, classId).sums(target, prediction, weights, className());
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        double best = 0;
        for (int i = 0; i < thresholds; i++) {
            if (pair.bound.of(sums, i) >= (float) value) {
                best = Math.max(best, pair.best.of(sums, i));
            }
        }
        return best;
    }

    @Override
    public String className() {
        return pair.kerasName;
    }

    static BestAt read(Config in, Pair pair) {
        return new BestAt(
                pair,
                in.number(pair.key),
                in.integer("num_thresholds", 200),
                in.integer("class_id", -1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put(pair.key, value)
                .put("num_thresholds", thresholds)
                .put("class_id", classId < 0 ? null : classId);
    }
}
