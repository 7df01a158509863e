package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sum.sum;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;
import org.kaon.layer.Phase;
import org.kaon.metric.Metric;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The graphs of a compiled model for a number of rows: a whole training step, and an evaluation
/// step.
final class Program {

    static final String LOSS = "loss";
    static final String PREDICTION = "prediction";

    private final Sequential sequential;
    private final Variables variables;
    private final Compilation compilation;

    Program(Sequential sequential, Variables variables, Compilation compilation) {
        this.sequential = sequential;
        this.variables = variables;
        this.compilation = compilation;
    }

    /// One prediction with its mask and what the layers asked for on the way.
    private record Pass(Value prediction, Optional<Value> mask, BoundScope.Uses uses) {}

    private Pass pass(Phase phase, Value input) {
        BoundScope.Uses uses = BoundScope.Uses.none();
        Rules rules = new Rules(sequential, compilation.policy(), compilation::isFrozen);
        BoundScope scope = BoundScope.root(variables, phase, rules, uses);
        Outcome outcome = sequential.call(scope, Call.of(input));
        return new Pass(outcome.output(), outcome.mask(), uses);
    }

    /// Forward, loss, gradient, optimizer and metrics in one.
    Graph training(Feeds feeds, long rows, ClassWeights classes) {
        Pass pass = pass(Phase.TRAINING, feeds.feature(rows));
        Value target = feeds.target(rows);
        Value weight = classes.times(feeds.weight(rows), target, pass.prediction);
        boolean weighted = feeds.weighted() || !classes.byClass().isEmpty();
        Value loss = Origin.within("loss", () -> loss(target, pass, weight, weighted));
        Map<Variable, Value> updates = new LinkedHashMap<>(pass.uses.updates());
        List<Variable> trained = List.copyOf(pass.uses.weights());
        List<Value> reads = trained.stream().map(Variable::read).toList();
        Variable iterations = variables.iterations();
        List<Value> gradients = Gradients.gradients(loss, reads);
        updates.putAll(
                Origin.within(
                        "optimizer",
                        () ->
                                compilation
                                        .optimizer()
                                        .updates(
                                                (of, name) ->
                                                        variables.zeros(
                                                                Variables.OPTIMIZER
                                                                        + of.name()
                                                                        + "/"
                                                                        + name,
                                                                of.type()),
                                                trained,
                                                gradients,
                                                learningRate().read(),
                                                iterations.read())));
        Penalties.constrain(pass.uses, updates);
        updates.put(iterations, add(iterations.read(), constant(1L)));
        accumulate("training", target, pass.prediction, weight, updates);
        return new Graph(Map.of(LOSS, loss), updates);
    }

    /// Loss and metrics without noise, dropout or updates of weights.
    Graph evaluation(Feeds feeds, long rows) {
        Pass pass = pass(Phase.INFERENCE, feeds.feature(rows));
        Value target = feeds.target(rows);
        Value weight = feeds.weight(rows);
        Map<Variable, Value> updates = new LinkedHashMap<>();
        accumulate("validation", target, pass.prediction, weight, updates);
        Value loss = loss(target, pass, weight, feeds.weighted());
        return new Graph(Map.of(LOSS, loss), updates);
    }

    Variable learningRate() {
        return variables.learningRate(compilation.optimizer().pace().learningRate());
    }

    /// The loss of the batch and the penalties that layers and trained weights add.
    private Value loss(Value target, Pass pass, Value weight, boolean weighted) {
        return Penalties.added(data(target, pass, weight, weighted), pass.uses);
    }

    /// `Σ w·l / n`: n counts losses, not weights. Where the prediction has a mask, n counts the
    /// losses that it lets through.
    private Value data(Value target, Pass pass, Value weight, boolean weighted) {
        Value each = compilation.loss().of(target, pass.prediction);
        if (!weighted && pass.mask.isEmpty()) {
            return mean(each);
        }
        Value rows = weighted ? multiply(each, alike(weight, each)) : each;
        if (pass.mask.isEmpty()) {
            return divide(sum(rows), constant((float) each.shape().size()));
        }
        Value mask = cast(pass.mask.get(), DataType.FLOAT32);
        Value valid = maximum(mean(mask), constant(1f / mask.shape().size()));
        Value kept = divide(sum(multiply(rows, alike(mask, each))), valid);
        return divide(kept, constant((float) each.shape().size()));
    }

    /// With extents of 1 at the end, up to the rank of another value.
    private static Value alike(Value value, Value other) {
        long[] extents = Arrays.copyOf(value.shape().extents(), other.shape().rank());
        Arrays.fill(extents, value.shape().rank(), extents.length, 1);
        return reshape(value, Shape.of(extents));
    }

    private void accumulate(
            String group,
            Value target,
            Value prediction,
            Value weight,
            Map<Variable, Value> updates) {
        Value ones = Feeds.ones(weight.shape().extent(0));
        for (Named named : metrics()) {
            Value used = named.weighted ? weight : ones;
            Map<String, Value> sums =
                    Origin.within(
                            "metric " + named.name,
                            () -> new TreeMap<>(named.metric.sums(target, prediction, used)));
            sums.forEach((name, addition) -> {
                Variable sum = variables.zeros(prefix(group, named.name) + name, addition.type());
                updates.put(sum, add(sum.read(), addition));
            });
        }
    }

    static String prefix(String group, String metric) {
        return Variables.METRICS + group + "/" + metric + "/";
    }

    /// A metric under the name by which a history knows it.
    record Named(String name, Metric metric, boolean weighted) {}

    /// All metrics; a name that comes again gets a number, as in Keras.
    List<Named> metrics() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Named> named = new ArrayList<>();
        for (Metric metric : compilation.metrics()) {
            named.add(new Named(unique(metric.name(), counts), metric, false));
        }
        for (Metric metric : compilation.weightedMetrics()) {
            named.add(new Named(unique(metric.name(), counts), metric, true));
        }
        return named;
    }

    private static String unique(String name, Map<String, Integer> counts) {
        int count = counts.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "_" + (count - 1);
    }
}
