package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// `TP / (TP + FN)`: the share of the signal that is found. Keras: `Recall`.
public record Recall(Confusion confusion) implements Metric {

    public static Recall recall() {
        return new Recall(Confusion.even(1, -1));
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return confusion.sums(target, prediction, weights, className());
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        double right = Confusion.at(sums, "true_positives", 0);
        return Confusion.quotient(right, right + Confusion.at(sums, "false_negatives", 0));
    }

    @Override
    public void write(Config.Writer out) {
        confusion.write(out);
        confusion.writeClasses(out);
    }
}
