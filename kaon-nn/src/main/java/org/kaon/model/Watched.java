package org.kaon.model;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.metric.Metric;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A metric of one output under the name by which a history knows it.
///
/// @param weighted whether it uses event weights
record Watched(String name, String output, Metric metric, boolean weighted) {

    /// All metrics in order. Where a model is trained for several outputs, names begin with that of
    /// the output, and each output's loss is watched too. A name that comes again gets a number, a
    /// weighted metric of the name of another one the prefix `weighted_`, as in Keras.
    static List<Watched> of(Architecture architecture, Compilation compilation) {
        List<Watched> all = new ArrayList<>();
        List<String> outputs = trained(architecture, compilation);
        boolean several = architecture.outputNames().size() > 1;
        for (String output : outputs) {
            Objective objective = compilation.objective(output).orElseThrow();
            String prefix = several ? output + "_" : "";
            if (several) {
                all.add(new Watched(prefix + "loss", output, new BatchLoss(), true));
            }
            Map<String, Integer> counts = new HashMap<>();
            Set<String> plain = new HashSet<>();
            for (Metric metric : objective.metrics()) {
                plain.add(metric.name());
                String name = unique(metric.name(), counts);
                all.add(new Watched(prefix + name, output, metric, false));
            }
            for (Metric metric : objective.weightedMetrics()) {
                String own = metric.name();
                String name = unique(plain.contains(own) ? "weighted_" + own : own, counts);
                all.add(new Watched(prefix + name, output, metric, true));
            }
        }
        return all;
    }

    /// The outputs that have an objective.
    static List<String> trained(Architecture architecture, Compilation compilation) {
        return architecture.outputNames().stream()
                .filter(output -> compilation.objective(output).isPresent())
                .toList();
    }

    private static String unique(String name, Map<String, Integer> counts) {
        int count = counts.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "_" + (count - 1);
    }

    /// The mean of an output's losses over rows; the program adds them up.
    private record BatchLoss() implements Metric {

        @Override
        public Map<String, Value> sums(Value target, Value prediction, Value weights) {
            return Map.of();
        }

        @Override
        public double result(Map<String, Tensor> sums) {
            double rows = sum(sums, "count");
            return rows == 0 ? 0 : sum(sums, "total") / rows;
        }

        private static double sum(Map<String, Tensor> sums, String name) {
            Tensor sum = sums.get(name);
            return sum == null ? 0 : sum.at(0);
        }

        @Override
        public void write(Config.Writer out) {}
    }

    /// Whether it is the loss of its output.
    boolean isLoss() {
        return metric instanceof BatchLoss;
    }
}
