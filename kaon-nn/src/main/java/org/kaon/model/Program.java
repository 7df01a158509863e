package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.ConfigException;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;
import org.kaon.layer.Phase;
import org.kaon.optimizer.Optimizer;
import org.kaon.schedule.Fixed;
import org.kaon.schedule.Schedule;
import org.kaon.tensor.DataType;

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

    private final Architecture architecture;
    private final Variables variables;
    private final Compilation compilation;
    private final List<String> trained;

    /// *Errors*: objectives that do not fit the architecture's outputs.
    Program(Architecture architecture, Variables variables, Compilation compilation) {
        this.architecture = architecture;
        this.variables = variables;
        this.compilation = compilation;
        compilation.requireFits(architecture);
        this.trained = Watched.trained(architecture, compilation);
    }

    /// The outputs that have an objective.
    List<String> trained() {
        return trained;
    }

    /// All outputs by name with what the layers asked for on the way.
    private record Pass(Map<String, Prediction> predictions, BoundScope.Uses uses) {

        Prediction of(String output) {
            return Optional.ofNullable(predictions.get(output)).orElseThrow();
        }
    }

    private Pass pass(Phase phase, List<Value> inputs) {
        BoundScope.Uses uses = BoundScope.Uses.none();
        Rules rules = Rules.of(architecture, compilation.policy(), compilation::isFrozen);
        BoundScope scope = BoundScope.root(variables, phase, rules, uses);
        Outcome outcome = architecture.call(scope, Call.of(inputs));
        Map<String, Prediction> predictions = new LinkedHashMap<>();
        List<String> names = architecture.outputNames();
        for (int i = 0; i < names.size(); i++) {
            predictions.put(
                    names.get(i), new Prediction(outcome.outputs().get(i), outcome.masks().get(i)));
        }
        return new Pass(predictions, uses);
    }

    /// What a batch brings beside the inputs: targets by output, weights of rows.
    private record Truth(Map<String, Value> targets, Value weight, boolean weighted) {

        Optional<Value> weights() {
            return weighted ? Optional.of(weight) : Optional.empty();
        }

        Value target(String output) {
            return Optional.ofNullable(targets.get(output)).orElseThrow();
        }
    }

    private Truth truth(Feeds feeds, long rows, Pass pass, ClassWeights classes) {
        Map<String, Value> targets = new LinkedHashMap<>();
        trained.forEach(output -> targets.put(output, feeds.target(output, rows)));
        Value weight = feeds.weight(rows);
        boolean balanced = classes.byClass().isEmpty();
        if (!balanced) {
            String only = onlyOutput();
            weight =
                    classes.times(
                            weight,
                            Optional.ofNullable(targets.get(only)).orElseThrow(),
                            pass.of(only).value());
        }
        return new Truth(targets, weight, feeds.weighted() || !balanced);
    }

    private String onlyOutput() {
        if (trained.size() != 1) {
            throw new ConfigException(
                    "class_weight: expects a model with one output, found "
                            + trained
                            + ". Put the weights of classes into the weights of rows.");
        }
        return trained.getFirst();
    }

    /// Forward, loss, gradient, optimizer and metrics in one.
    Graph training(Feeds feeds, long rows, ClassWeights classes) {
        Pass pass = pass(Phase.TRAINING, feeds.features(rows));
        Truth truth = truth(feeds, rows, pass, classes);
        Map<String, Value> losses = Origin.within("loss", () -> losses(pass, truth));
        Value loss = Origin.within("loss", () -> total(losses, pass));
        Map<Variable, Value> updates = new LinkedHashMap<>(pass.uses.updates());
        List<Variable> weights = List.copyOf(pass.uses.weights());
        List<Value> gradients =
                Gradients.gradients(loss, weights.stream().map(Variable::read).toList());
        Variable iterations = variables.iterations();
        updates.putAll(
                Origin.within("optimizer", () -> step(weights, gradients, iterations.read())));
        Penalties.constrain(pass.uses, updates);
        updates.put(iterations, add(iterations.read(), constant(1L)));
        accumulate("training", pass, truth, losses, updates);
        return pass.uses.begun(new Graph(Map.of(LOSS, loss), updates));
    }

    /// Loss and metrics without noise, dropout or updates of weights.
    Graph evaluation(Feeds feeds, long rows) {
        Pass pass = pass(Phase.INFERENCE, feeds.features(rows));
        Truth truth = truth(feeds, rows, pass, new ClassWeights(Map.of()));
        Map<Variable, Value> updates = new LinkedHashMap<>();
        Map<String, Value> losses = losses(pass, truth);
        accumulate("validation", pass, truth, losses, updates);
        return new Graph(Map.of(LOSS, total(losses, pass)), updates);
    }

    /// The optimizer's next values, and the next learning rate where a schedule gives it.
    private Map<Variable, Value> step(
            List<Variable> weights, List<Value> gradients, Value iterations) {
        Optimizer optimizer = compilation.optimizer();
        Schedule schedule = optimizer.pace().rate();
        Variable rate = learningRate();
        if (schedule instanceof Fixed) {
            return optimizer.updates(variables::slot, weights, gradients, rate.read(), iterations);
        }
        Value now = schedule.at(cast(iterations, DataType.FLOAT32));
        Value next = schedule.at(cast(add(iterations, constant(1L)), DataType.FLOAT32));
        Map<Variable, Value> updates =
                optimizer.updates(variables::slot, weights, gradients, now, iterations);
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

    /// The loss of each output that is trained for.
    private Map<String, Value> losses(Pass pass, Truth truth) {
        Map<String, Value> losses = new LinkedHashMap<>();
        for (String output : trained) {
            Objective objective = compilation.objective(output).orElseThrow();
            losses.put(
                    output,
                    pass.of(output).loss(objective.loss(), truth.target(output), truth.weights()));
        }
        return losses;
    }

    /// The weighted sum of the losses, and the penalties that layers and trained weights add.
    private Value total(Map<String, Value> losses, Pass pass) {
        Optional<Value> sum = Optional.empty();
        for (Map.Entry<String, Value> each : losses.entrySet()) {
            double weight = compilation.objective(each.getKey()).orElseThrow().weight();
            Value part =
                    weight == 1
                            ? each.getValue()
                            : multiply(each.getValue(), constant((float) weight));
            sum = Optional.of(sum.isEmpty() ? part : add(sum.get(), part));
        }
        return Penalties.added(sum.orElseThrow(), pass.uses);
    }

    private void accumulate(
            String group,
            Pass pass,
            Truth truth,
            Map<String, Value> losses,
            Map<Variable, Value> updates) {
        Value ones = Feeds.ones(truth.weight.shape().extent(0));
        float rows = truth.weight.shape().extent(0);
        for (Watched watched : metrics()) {
            String output = watched.output();
            Value used = watched.weighted() ? truth.weight : ones;
            Map<String, Value> sums =
                    watched.isLoss()
                            ? lossSums(losses, output, rows)
                            : Origin.within(
                                    "metric " + watched.name(),
                                    () ->
                                            watched.metric()
                                                    .sums(
                                                            truth.target(output),
                                                            pass.of(output).value(),
                                                            used));
            new TreeMap<>(sums)
                    .forEach((name, addition) -> {
                        String full = prefix(group, watched.name()) + name;
                        Variable sum = variables.zeros(full, addition.type());
                        updates.put(sum, add(sum.read(), addition));
                    });
        }
    }

    private static Map<String, Value> lossSums(
            Map<String, Value> losses, String output, float rows) {
        Value loss = Optional.ofNullable(losses.get(output)).orElseThrow();
        return Map.of("total", multiply(loss, constant(rows)), "count", constant(rows));
    }

    static String prefix(String group, String metric) {
        return Variables.METRICS + group + "/" + metric + "/";
    }

    /// All metrics under the names of a history.
    List<Watched> metrics() {
        return Watched.of(architecture, compilation);
    }
}
