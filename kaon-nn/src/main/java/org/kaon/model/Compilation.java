package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.loss.Loss;
import org.kaon.metric.Metric;
import org.kaon.optimizer.Optimizer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a model is compiled with.
///
/// `objectives` hold loss and metrics by the names of outputs; the name `*` stands for every output
/// that has none of its own. `frozen` holds patterns of paths that training leaves as they are:
/// `conv2d*/**`, `dense/bias`, `batch_normalization`. `policy` says in which types the layers
/// compute.
public record Compilation(
        Map<String, Objective> objectives,
        Optimizer optimizer,
        List<String> frozen,
        Policy policy) {

    /// The name of the objective of every output without one of its own.
    public static final String EVERY = "*";

    public Compilation {
        objectives = Collections.unmodifiableMap(new LinkedHashMap<>(objectives));
        frozen = List.copyOf(frozen);
    }

    public Compilation(
            Loss loss,
            Optimizer optimizer,
            List<Metric> metrics,
            List<Metric> weightedMetrics,
            List<String> frozen,
            Policy policy) {
        this(
                Map.of(EVERY, new Objective(loss, 1, metrics, weightedMetrics)),
                optimizer,
                frozen,
                policy);
    }

    /// One loss for all outputs, with metrics that leave event weights out, as in Keras.
    public static Compilation compilation(Loss loss, Optimizer optimizer, Metric... metrics) {
        return new Compilation(
                loss, optimizer, List.of(metrics), List.of(), List.of(), Policy.FLOAT32);
    }

    /// An objective for each named output; outputs without are not trained for.
    public static Compilation compilation(Map<String, Objective> objectives, Optimizer optimizer) {
        return new Compilation(objectives, optimizer, List.of(), Policy.FLOAT32);
    }

    /// The same with other metrics that use event weights.
    public Compilation weightedMetrics(Metric... others) {
        Map<String, Objective> changed = new LinkedHashMap<>();
        objectives.forEach((name, each) -> changed.put(name, each.weightedMetrics(others)));
        return new Compilation(changed, optimizer, frozen, policy);
    }

    public Compilation frozen(String... patterns) {
        return new Compilation(objectives, optimizer, List.of(patterns), policy);
    }

    public Compilation policy(Policy other) {
        return new Compilation(objectives, optimizer, frozen, other);
    }

    /// What an output is trained for.
    Optional<Objective> objective(String output) {
        Objective own = objectives.get(output);
        return Optional.ofNullable(own == null ? objectives.get(EVERY) : own);
    }

    /// *Errors*: an objective for an output that the architecture does not have, or none at all.
    void requireFits(Architecture architecture) {
        List<String> outputs = architecture.outputNames();
        for (String name : objectives.keySet()) {
            if (!name.equals(EVERY) && !outputs.contains(name)) {
                throw new ConfigException(
                        "Model \""
                                + architecture.name()
                                + "\": a loss is given for the output \""
                                + name
                                + "\", but the outputs are "
                                + outputs
                                + "; nearest known: \""
                                + Nearest.of(name, outputs)
                                + "\".");
            }
        }
        if (objectives.isEmpty()) {
            throw new ConfigException(
                    "Model \"" + architecture.name() + "\": expects a loss, found none.");
        }
    }

    /// Whether a weight stays as it is.
    boolean isFrozen(String path) {
        return frozen.stream().anyMatch(pattern -> Patterns.fits(pattern, path));
    }
}
