package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.And.and;
import static org.kaon.op.Cast.cast;

import org.kaon.config.ConfigException;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;
import org.kaon.layer.Phase;
import org.kaon.loss.Loss;
import org.kaon.loss.Reduction;
import org.kaon.metric.Metric;
import org.kaon.optimizer.Optimizer;
import org.kaon.schedule.Fixed;
import org.kaon.schedule.Schedule;
import org.kaon.tensor.DataType;

import java.util.ArrayList;
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
                Origin.within("optimizer", () -> step(trained, gradients, iterations.read())));
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

    /// The optimizer's next values, and the next learning rate where a schedule gives it.
    private Map<Variable, Value> step(
            List<Variable> trained, List<Value> gradients, Value iterations) {
        Optimizer optimizer = compilation.optimizer();
        Schedule schedule = optimizer.pace().rate();
        Variable rate = learningRate();
        if (schedule instanceof Fixed) {
            return optimizer.updates(variables::slot, trained, gradients, rate.read(), iterations);
        }
        Value now = schedule.at(cast(iterations, DataType.FLOAT32));
        Value next = schedule.at(cast(add(iterations, constant(1L)), DataType.FLOAT32));
        Map<Variable, Value> updates =
                optimizer.updates(variables::slot, trained, gradients, now, iterations);
        updates.put(rate, next);
        return updates;
    }

    /// The rate of the next step; a schedule writes it, or callbacks do.
    Variable learningRate() {
        return variables.learningRate(compilation.optimizer().pace().rate().initial());
    }

    /// *Errors*: a schedule gives the rate.
    void requireSettableRate() {
        Schedule schedule = compilation.optimizer().pace().rate();
        if (!(schedule instanceof Fixed)) {
            throw new ConfigException(
                    "Optimizer: its learning rate follows "
                            + schedule.className()
                            + ", so a callback cannot set it. Give learning_rate a number.");
        }
    }

    /// The loss of the batch and the penalties that layers and trained weights add.
    private Value loss(Value target, Pass pass, Value weight, boolean weighted) {
        return Penalties.added(data(target, pass, weight, weighted), pass.uses);
    }

    /// The losses of the batch as one number, by the loss's own reduction; places that a mask of
    /// the prediction or of the loss shuts out do not count.
    private Value data(Value target, Pass pass, Value weight, boolean weighted) {
        Loss loss = compilation.loss();
        if (loss.reduction() == Reduction.NONE) {
            throw new ConfigException(
                    loss.className()
                            + ": \"reduction\" expects one that gives a single number to train on,"
                            + " found none.");
        }
        Value each = loss.of(target, pass.prediction);
        Optional<Value> own = loss.mask(target, each);
        Optional<Value> mask =
                pass.mask.map(in -> own.map(out -> and(in, out)).orElse(in)).or(() -> own);
        return loss.reduction().of(each, weighted ? Optional.of(weight) : Optional.empty(), mask);
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
