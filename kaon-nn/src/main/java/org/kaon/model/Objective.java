package org.kaon.model;

import org.kaon.loss.Loss;
import org.kaon.metric.Metric;

import java.util.List;

/// What one output of a model is trained for, and what is watched there.
///
/// @param weight how much its loss counts in the sum. Keras: `loss_weights`
/// @param metrics leave event weights out
/// @param weightedMetrics use event weights
public record Objective(
        Loss loss, double weight, List<Metric> metrics, List<Metric> weightedMetrics) {

    public Objective {
        metrics = List.copyOf(metrics);
        weightedMetrics = List.copyOf(weightedMetrics);
    }

    public static Objective objective(Loss loss, Metric... metrics) {
        return new Objective(loss, 1, List.of(metrics), List.of());
    }

    public Objective weight(double other) {
        return new Objective(loss, other, metrics, weightedMetrics);
    }

    public Objective weightedMetrics(Metric... others) {
        return new Objective(loss, weight, metrics, List.of(others));
    }
}
