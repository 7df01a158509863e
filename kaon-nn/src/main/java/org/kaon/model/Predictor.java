package org.kaon.model;

import static org.kaon.model.Trainer.output;

import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.data.Schema;
import org.kaon.engine.Engine;
import org.kaon.engine.FrozenModel;
import org.kaon.engine.Inference;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;
import org.kaon.layer.Phase;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// A model that answers: predictions for tensors and datasets. For one thread at a time.
public final class Predictor implements AutoCloseable {

    /// For batches of so few rows one thread and frozen weights are fastest.
    private static final int FEW = 4;

    private final Architecture architecture;
    private final Variables variables;
    private final Engine engine;
    private final Plans plans;
    private final Policy policy;
    private final Runnable closing;
    private final boolean fixed;
    private final Map<Long, Inference> frozen = new HashMap<>();

    /// `fixed`: the weights never change, so that they may be frozen.
    Predictor(
            Architecture architecture,
            Variables variables,
            Engine engine,
            Plans plans,
            Policy policy,
            boolean fixed,
            Runnable closing) {
        this.architecture = architecture;
        this.variables = variables;
        this.engine = engine;
        this.plans = plans;
        this.policy = policy;
        this.fixed = fixed;
        this.closing = closing;
    }

    /// Predictions for all rows of a tensor, `[rows, …]`, of a model with one input; the first
    /// output where there are several.
    public Tensor predict(Tensor features, int batchSize) {
        Map<String, Tensor> outputs =
                predict(
                        Map.of(architecture.inputShapes().keySet().iterator().next(), features),
                        batchSize);
        return output(outputs, architecture.outputNames().getFirst());
    }

    /// Predictions by output for all rows of the tensors of all inputs.
    ///
    /// *Errors*: an input that is missing, or tensors of different numbers of rows.
    public Map<String, Tensor> predict(Map<String, Tensor> features, int batchSize) {
        return engine.call(() -> {
            Batch all = Feeding.batch(features);
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            for (Map.Entry<String, TensorType> type : types(all.rows()).entrySet()) {
                outputs.put(type.getKey(), Tensor.allocate(type.getValue(), Arena.ofAuto()));
            }
            for (long row = 0; row < all.rows(); row += batchSize) {
                long from = row;
                long to = Math.min(all.rows(), row + batchSize);
                batch(Feeding.rows(all, from, to), batchSize)
                        .forEach((name, tensor) ->
                                output(outputs, name)
                                        .rows(from, to)
                                        .data()
                                        .copyFrom(tensor.data()));
            }
            return outputs;
        });
    }

    private Map<String, TensorType> types(long rows) {
        List<String> names = architecture.outputNames();
        List<Value> outputs = Trace.of(architecture).outcome().outputs();
        Map<String, TensorType> types = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            TensorType type = outputs.get(i).type();
            types.put(names.get(i), type.withShape(type.shape().with(0, rows)));
        }
        return types;
    }

    /// Hands each batch with its predictions (of the first output) to `use`, in stored order; both
    /// live until it returns.
    public void predict(Dataset dataset, int batchSize, BiConsumer<Batch, Tensor> use) {
        String first = architecture.outputNames().getFirst();
        predictAll(
                dataset, batchSize, (batch, outputs) -> use.accept(batch, output(outputs, first)));
    }

    /// The same with the predictions of all outputs by name.
    public void predictAll(
            Dataset dataset, int batchSize, BiConsumer<Batch, Map<String, Tensor>> use) {
        engine.call(() -> {
            try (Dataset.Pass pass = dataset.batches(Dataset.Visit.stored(batchSize))) {
                while (pass.hasNext()) {
                    Batch batch = pass.next();
                    use.accept(batch, batch(batch, batchSize));
                }
            }
            return use;
        });
    }

    private Map<String, Tensor> batch(Batch rows, int batchSize) {
        Schema features = new Schema(rows.schema().features(), Map.of(), false);
        Feeds feeds = Feeds.ofFeatures(features, architecture);
        long count = rows.rows();
        if (fixed && batchSize <= FEW) {
            Inference inference =
                    frozen.computeIfAbsent(
                            count, n -> frozen(graph(architecture, variables, policy, feeds, n)));
            feeds.of(rows)
                    .forEach(
                            (name, tensor) -> inference.input(name).data().copyFrom(tensor.data()));
            inference.run();
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            architecture
                    .outputNames()
                    .forEach(name -> outputs.put(name, inference.output(name(architecture, name))));
            return outputs;
        }
        Plan plan =
                plans.plan(
                        new Plans.Key(Plans.Kind.PREDICTION, count, feeds),
                        () -> graph(architecture, variables, policy, feeds, count));
        Map<String, Tensor> results = plan.run(feeds.of(rows, plan));
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        architecture
                .outputNames()
                .forEach(name -> outputs.put(name, output(results, name(architecture, name))));
        return outputs;
    }

    // The model's memory goes with its last instance.
    private Inference frozen(Graph graph) {
        try (FrozenModel model = engine.freeze(graph, Map.of())) {
            return model.open();
        }
    }

    /// The name of an output in a plan: short where it is the only one.
    static String name(Architecture architecture, String output) {
        return architecture.outputNames().size() == 1
                ? Program.PREDICTION
                : Program.PREDICTION + "/" + output;
    }

    static Graph graph(
            Architecture architecture, Variables variables, Policy policy, Feeds feeds, long rows) {
        Rules rules = Rules.of(architecture, policy, path -> false);
        BoundScope scope =
                BoundScope.root(variables, Phase.INFERENCE, rules, BoundScope.Uses.none());
        Outcome outcome = architecture.call(scope, Call.of(feeds.features(rows)));
        Map<String, Value> outputs = new LinkedHashMap<>();
        List<String> names = architecture.outputNames();
        for (int i = 0; i < names.size(); i++) {
            outputs.put(name(architecture, names.get(i)), outcome.outputs().get(i));
        }
        return new Graph(outputs, Map.of());
    }

    /// Frees the plans, and the engine where it was opened for this.
    @Override
    public void close() {
        engine.call(() -> {
            frozen.values().forEach(Inference::close);
            frozen.clear();
            plans.close();
            return plans;
        });
        closing.run();
    }
}
