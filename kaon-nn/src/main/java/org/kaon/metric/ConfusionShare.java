package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The share of what is right: `TP / (TP + FP)` of what is taken for signal, `TP / (TP + FN)` of
/// the signal. Keras: `Precision`, `Recall`.
public record ConfusionShare(Whole whole, Confusion confusion) implements Metric {

    /// What the share is of.
    public enum Whole {
        /// What is taken for signal.
        TAKEN("Precision", "false_positives"),
        /// The signal.
        SIGNAL("Recall", "false_negatives");

        private final String kerasName;
        private final String wrong;

        Whole(String kerasName, String wrong) {
            this.kerasName = kerasName;
            this.wrong = wrong;
        }

        String kerasName() {
            return kerasName;
        }
    }

    public static ConfusionShare precision() {
        return new ConfusionShare(Whole.TAKEN, Confusion.even(1, -1));
    }

    public static ConfusionShare recall() {
        return new ConfusionShare(Whole.SIGNAL, Confusion.even(1, -1));
    }

    @Override
    public String className() {
        return whole.kerasName;
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return confusion.sums(target, prediction, weights, className());
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        double right = Confusion.at(sums, "true_positives", 0);
        return Confusion.quotient(right, right + Confusion.at(sums, whole.wrong, 0));
    }

    @Override
    public void write(Config.Writer out) {
        confusion.write(out);
        confusion.writeClasses(out);
    }
}
