package org.kaon.metric;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// A metric under a name of one's own.
public record Renamed(Metric metric, String name) implements Metric {

    /// The metric itself where no other name is given.
    static Metric read(Config in, Metric metric) {
        String name = in.text("name", metric.name());
        return name.equals(metric.name()) || name.isEmpty() ? metric : new Renamed(metric, name);
    }

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        return metric.sums(target, prediction, weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return metric.result(sums);
    }

    @Override
    public void write(Config.Writer out) {
        metric.write(out);
    }

    @Override
    public String className() {
        return metric.className();
    }
}
