package org.kaon.model;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;

import org.kaon.config.ConfigException;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Seed;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;
import org.kaon.layer.Phase;
import org.kaon.op.RandomNormal;
import org.kaon.op.RandomUniform;
import org.kaon.optimizer.Optimizer;
import org.kaon.schedule.Fixed;
import org.kaon.schedule.Schedule;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one step of a {@link Loop} is written on: feeds, calls of models, random numbers, losses to
/// make small, outputs. In between stands any graph of ops.
public final class LoopSheet {

    private final Variables variables;
    private final Map<String, BoundScope.Uses> uses = new LinkedHashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Map<Variable, Value> updates = new LinkedHashMap<>();
    private int streams;

    LoopSheet(Variables variables) {
        this.variables = variables;
    }

    /// Rows that the step is fed: `feed("real", 64, 1)`.
    public Value feed(String name, long... extents) {
        return placeholder(name, Shape.of(extents));
    }

    /// A model's first output in training: noise and dropout act, running statistics move.
    public Value call(Loop.Member member, Value... inputs) {
        return call(member, Phase.TRAINING, inputs).output();
    }

    /// A model's first output without noise and dropout.
    public Value infer(Loop.Member member, Value... inputs) {
        return call(member, Phase.INFERENCE, inputs).output();
    }

    /// A model's outputs.
    public Outcome call(Loop.Member member, Phase phase, Value... inputs) {
        Architecture architecture = member.model().architecture();
        Rules rules = Rules.of(architecture, Policy.FLOAT32, path -> false);
        BoundScope root = BoundScope.root(variables, phase, rules, usesOf(member));
        return architecture.call(root.within(member.name()), Call.of(List.of(inputs)));
    }

    private BoundScope.Uses usesOf(Loop.Member member) {
        return uses.computeIfAbsent(member.name(), name -> BoundScope.Uses.none());
    }

    /// Standard normal numbers, new in every step.
    public Value normal(long... extents) {
        Tensor zeros = zeros(extents);
        return RandomNormal.randomNormal(constant(zeros), clock().read(), key());
    }

    /// Numbers in [0, 1), new in every step.
    public Value uniform(long... extents) {
        Tensor zeros = zeros(extents);
        return RandomUniform.randomUniform(constant(zeros), clock().read(), key());
    }

    private static Tensor zeros(long... extents) {
        return Tensor.allocate(TensorType.float32(extents), Arena.ofAuto());
    }

    private long key() {
        return Seed.ofModel().key(variables.seed(), "loop#" + streams++);
    }

    private Variable clock() {
        return variables.iterations();
    }

    /// Changes a model's weights so that a loss and the model's own penalties become smaller, by
    /// the model's optimizer. Other models stay as they are.
    ///
    /// *Shape*: a scalar.
    ///
    /// *Errors*: a model without optimizer, one that this step has not called, or one that it
    /// trains already.
    public void minimise(Value loss, Loop.Member member) {
        Optimizer optimizer =
                member.optimizer()
                        .orElseThrow(() ->
                                new ConfigException(
                                        "Loop: the model \""
                                                + member.name()
                                                + "\" has no optimizer. Give one to add(…)."));
        BoundScope.Uses own = usesOf(member);
        List<Variable> weights = List.copyOf(own.weights());
        if (weights.isEmpty() || updates.containsKey(weights.getFirst())) {
            throw new ConfigException(
                    "Loop: the model \""
                            + member.name()
                            + (weights.isEmpty()
                                    ? "\" was not called in this step, or has nothing to train."
                                    : "\" is trained twice in this step. Add up the losses."));
        }
        Value whole = Penalties.added(loss, own);
        List<Value> gradients =
                Gradients.gradients(whole, weights.stream().map(Variable::read).toList());
        Variable done =
                variables.zeros(
                        Variables.OPTIMIZER + member.name() + "/iterations",
                        new TensorType(DataType.INT64, Shape.scalar()));
        Schedule schedule = optimizer.pace().rate();
        Value rate =
                schedule instanceof Fixed
                        ? Loop.rate(variables, member).read()
                        : schedule.at(cast(done.read(), DataType.FLOAT32));
        String prefix = member.name() + "/";
        Optimizer.Slots slots =
                (path, shape, initial) ->
                        variables.slot(
                                path.startsWith(prefix) ? path : prefix + path, shape, initial);
        updates.putAll(
                Origin.within(
                        "optimizer",
                        () -> optimizer.updates(slots, weights, gradients, rate, done.read())));
        Penalties.constrain(own, updates);
        updates.put(done, add(done.read(), constant(1L)));
    }

    /// A result of the step.
    public void output(String name, Value value) {
        outputs.put(name, value);
    }

    Graph graph() {
        Map<Variable, Value> all = new LinkedHashMap<>();
        uses.values().forEach(use -> all.putAll(use.updates()));
        all.putAll(updates);
        all.put(clock(), add(clock().read(), constant(1L)));
        Graph step = new Graph(outputs, all);
        for (BoundScope.Uses use : uses.values()) {
            step = use.begun(step);
        }
        return step;
    }
}
