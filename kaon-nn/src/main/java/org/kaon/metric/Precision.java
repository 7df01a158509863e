package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// `TP / (TP + FP)`: the share of signal among what is taken for signal. Keras: `Precision`.
public record Precision(Confusion confusion) implements Metric {

    public static Precision precision() {
        return new Precision(Confusion.even(1, -1));
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return confusion.sums(target, prediction, weights, className());
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        double right = Confusion.at(sums, "true_positives", 0);
        return Confusion.quotient(right, right + Confusion.at(sums, "false_positives", 0));
    }

    @Override
    public void write(Config.Writer out) {
        confusion.write(out);
        confusion.writeClasses(out);
    }
}
