package org.kaon.io.root;

import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Binned;
import org.kaon.io.histogram.Graph;
import org.kaon.io.histogram.Plottable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of a histogram or graph as JSON has them, for comparison with other readers:
/// `fEntries`, `axes`, the number and sum of values and variances over all bins; of a graph
/// `points`, `fXSum` and `fYSum`.
final class HistogramFacts {

    private static final int SHOWN = 5;

    private HistogramFacts() {}

    static Map<String, Object> of(Plottable plot) {
        Map<String, Object> facts = new LinkedHashMap<>();
        switch (plot) {
            case Binned binned -> {
                facts.put("fEntries", binned.entries());
                facts.put("axes", binned.axes().stream().map(HistogramFacts::axis).toList());
                sum("values", binned.values(), facts);
                sum("variances", binned.variances(), facts);
            }
            case Graph graph -> {
                facts.put("points", graph.x().length);
                facts.put("fXSum", sum(graph.x()));
                facts.put("fYSum", sum(graph.y()));
                errors("fEX", graph.xError(), facts);
                errors("fEY", graph.yError(), facts);
            }
        }
        return facts;
    }

    private static void errors(String name, Graph.Errors errors, Map<String, Object> into) {
        if (errors.low().length > 0) {
            into.put(name + "lowSum", sum(errors.low()));
            into.put(name + "highSum", sum(errors.high()));
        }
    }

    private static Map<String, Object> axis(Axis axis) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bins", axis.bins());
        facts.put("edgesSum", sum(axis.edges()));
        if (!axis.labels().isEmpty()) {
            List<String> first = axis.labels().subList(0, Math.min(SHOWN, axis.bins()));
            facts.put("labels", axis.labels().size());
            facts.put("firstText", String.join("\n", first));
        }
        return facts;
    }

    private static void sum(String name, double[] values, Map<String, Object> into) {
        long finite = Arrays.stream(values).filter(Double::isFinite).count();
        into.put(name + "Count", values.length);
        into.put(name + "Sum", sum(values));
        if (finite < values.length) {
            into.put(name + "NotFinite", values.length - finite);
        }
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sum();
    }
}
