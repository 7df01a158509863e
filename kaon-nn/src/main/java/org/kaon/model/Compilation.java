package org.kaon.model;

import org.kaon.loss.Loss;
import org.kaon.metric.Metric;
import org.kaon.optimizer.Optimizer;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/// What a model is compiled with.
///
/// `metrics` leave event weights out and `weightedMetrics` use them, as in Keras. `frozen` holds
/// patterns of weight paths that training leaves as they are: `conv2d*/**`, `dense/bias`. `policy`
/// says in which types the layers compute.
public record Compilation(
        Loss loss,
        Optimizer optimizer,
        List<Metric> metrics,
        List<Metric> weightedMetrics,
        List<String> frozen,
        Policy policy) {

    public Compilation {
        metrics = List.copyOf(metrics);
        weightedMetrics = List.copyOf(weightedMetrics);
        frozen = List.copyOf(frozen);
    }

    public static Compilation compilation(Loss loss, Optimizer optimizer, Metric... metrics) {
        return new Compilation(
                loss, optimizer, List.of(metrics), List.of(), List.of(), Policy.FLOAT32);
    }

    public Compilation weightedMetrics(Metric... others) {
        return new Compilation(loss, optimizer, metrics, List.of(others), frozen, policy);
    }

    public Compilation frozen(String... patterns) {
        return new Compilation(
                loss, optimizer, metrics, weightedMetrics, List.of(patterns), policy);
    }

    public Compilation policy(Policy other) {
        return new Compilation(loss, optimizer, metrics, weightedMetrics, frozen, other);
    }

    /// Whether a weight stays as it is.
    boolean isFrozen(String path) {
        return frozen.stream()
                .anyMatch(pattern -> {
                    PathMatcher matcher =
                            FileSystems.getDefault().getPathMatcher("glob:" + pattern);
                    return matcher.matches(Path.of(path));
                });
    }
}
