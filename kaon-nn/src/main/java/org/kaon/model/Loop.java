package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.graph.Variable;
import org.kaon.optimizer.Optimizer;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A training loop of one's own: some models, and steps over their variables that are run in any
/// order: a critic five times, then its generator once; a student beside its teacher.
///
/// ```java
/// try (Loop loop = Loop.of(engine, 1)) {
///     Loop.Member generator = loop.add("generator", maker, adam(1e-3));
///     Loop.Member critic = loop.add("critic", judge, adam(1e-3));
///     LoopStep step = loop.step(sheet -> {
///         Value fake = sheet.call(generator, sheet.normal(64, 8));
///         Value loss = negate(mean(sheet.call(critic, fake)));
///         sheet.minimise(loss, generator);
///         sheet.output("loss", loss);
///     });
///     double loss = step.run(Map.of()).get("loss");
/// }
/// ```
///
/// Everything random follows from the seed and the number of steps that were run. For one thread at
/// a time.
public final class Loop implements AutoCloseable {

    private final Engine engine;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<Plan> plans = new ArrayList<>();
    private final Variables variables;

    /// A model in a loop, with the optimizer that changes its weights, or without: then they stay
    /// as they are.
    public record Member(String name, Model model, Optional<Optimizer> optimizer) {}

    private Loop(Engine engine, long seed) {
        this.engine = engine;
        this.variables = new Variables(new Weights(Map.of()), seed);
    }

    /// A loop on an engine that the caller owns.
    public static Loop of(Engine engine, long seed) {
        return new Loop(engine, seed);
    }

    /// Takes a model in, to be trained.
    ///
    /// *Errors*: a name that is taken.
    public Member add(String name, Model model, Optimizer optimizer) {
        return add(new Member(name, model, Optional.of(optimizer)));
    }

    /// Takes a model in whose weights no step changes.
    public Member add(String name, Model model) {
        return add(new Member(name, model, Optional.empty()));
    }

    private Member add(Member member) {
        if (members.putIfAbsent(member.name, member) != null) {
            throw new ConfigException("Loop: there is a model \"" + member.name + "\" already.");
        }
        member.model
                .weights()
                .tensors()
                .forEach((path, value) -> variables.add(member.name + "/" + path, value));
        return member;
    }

    /// Compiles one step: what it is fed, what it computes, which losses it makes small.
    public LoopStep step(Consumer<LoopSheet> writing) {
        return engine.call(() -> {
            LoopSheet sheet = new LoopSheet(variables);
            writing.accept(sheet);
            Plan plan = engine.compile(sheet.graph());
            plans.add(plan);
            return new LoopStep(engine, plan);
        });
    }

    /// A model with its weights as they are now.
    public Model model(Member member) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        engine.call(() -> {
            member.model
                    .weights()
                    .tensors()
                    .keySet()
                    .forEach(path ->
                            values.put(
                                    path, engine.read(variables.weight(member.name + "/" + path))));
            return values;
        });
        return new Model(member.model.architecture(), new Weights(values), member.model.seed());
    }

    /// Sets the learning rate of a member from the next step on.
    public void learningRate(Member member, double rate) {
        Variable variable = rate(variables, member);
        engine.call(() -> {
            engine.write(variable, Tensor.scalar((float) rate));
            return variable;
        });
    }

    static Variable rate(Variables variables, Member member) {
        double initial = member.optimizer.map(each -> each.pace().rate().initial()).orElse(0.0);
        return variables.made(
                Variables.OPTIMIZER + member.name + "/learning_rate",
                () -> Tensor.scalar((float) initial));
    }

    /// All that a loop needs to go on bit-exactly, by name; complete once every step is compiled.
    public Map<String, Tensor> state() {
        return engine.call(() -> {
            Map<String, Tensor> state = new LinkedHashMap<>();
            variables
                    .named(name -> true)
                    .forEach((name, variable) -> state.put(name, engine.read(variable)));
            return state;
        });
    }

    /// Takes over a state of a loop with the same models and steps.
    ///
    /// *Errors*: a name that is missing here.
    public void restore(Map<String, Tensor> state) {
        Map<String, Variable> own = variables.named(name -> true);
        state.keySet().stream()
                .filter(name -> !own.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigException(
                            "Loop: the state holds \""
                                    + name
                                    + "\", which is not here. Add the same models and compile the"
                                    + " same steps first.");
                });
        engine.call(() -> {
            own.forEach((name, variable) -> {
                Tensor value = state.get(name);
                if (value != null) {
                    engine.write(variable, value);
                }
            });
            return own;
        });
    }

    @Override
    public void close() {
        engine.call(() -> {
            plans.forEach(Plan::close);
            return plans;
        });
    }
}
