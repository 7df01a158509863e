package org.kaon.model;

import static org.kaon.model.Trainer.output;

import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.engine.Engine;
import org.kaon.engine.FrozenModel;
import org.kaon.engine.Inference;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Phase;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// A model that answers: predictions for tensors and datasets. For one thread at a time.
public final class Predictor implements AutoCloseable {

    /// For batches of so few rows one thread and frozen weights are fastest.
    private static final int FEW = 4;

    private final Sequential sequential;
    private final Variables variables;
    private final Engine engine;
    private final Plans plans;
    private final Policy policy;
    private final Runnable closing;
    private final boolean fixed;
    private final Map<Long, Inference> frozen = new HashMap<>();

    /// `fixed`: the weights never change, so that they may be frozen.
    Predictor(
            Sequential sequential,
            Variables variables,
            Engine engine,
            Plans plans,
            Policy policy,
            boolean fixed,
            Runnable closing) {
        this.sequential = sequential;
        this.variables = variables;
        this.engine = engine;
        this.plans = plans;
        this.policy = policy;
        this.fixed = fixed;
        this.closing = closing;
    }

    /// Predictions for all rows of a tensor, `[rows, …]`.
    public Tensor predict(Tensor features, int batchSize) {
        return engine.call(() -> {
            long rows = features.shape().extent(0);
            TensorType type =
                    new TensorType(
                            DataType.FLOAT32, Shapes.outputs(sequential).getLast().with(0, rows));
            Tensor all = Tensor.allocate(type, Arena.ofAuto());
            for (long row = 0; row < rows; row += batchSize) {
                long end = Math.min(rows, row + batchSize);
                all.rows(row, end)
                        .data()
                        .copyFrom(batch(features.rows(row, end), batchSize).data());
            }
            return all;
        });
    }

    /// Hands each batch with its predictions to `use`, in stored order; both live until it returns.
    public void predict(Dataset dataset, int batchSize, BiConsumer<Batch, Tensor> use) {
        engine.call(() -> {
            try (Dataset.Pass pass = dataset.batches(Dataset.Visit.stored(batchSize))) {
                while (pass.hasNext()) {
                    Batch batch = pass.next();
                    use.accept(batch, batch(batch.columns().getFirst(), batchSize));
                }
            }
            return use;
        });
    }

    private Tensor batch(Tensor rows, int batchSize) {
        TensorType row = rows.type().withShape(rows.shape().without(0));
        Feeds feeds = Feeds.ofFeature(row, sequential);
        long count = rows.shape().extent(0);
        if (fixed && batchSize <= FEW) {
            Inference inference =
                    frozen.computeIfAbsent(
                            count, n -> frozen(graph(sequential, variables, policy, feeds, n)));
            inference.input(Feeds.FEATURE).data().copyFrom(rows.data());
            inference.run();
            return inference.output(Program.PREDICTION);
        }
        Plan plan =
                plans.plan(
                        new Plans.Key(Plans.Kind.PREDICTION, count, feeds),
                        () -> graph(sequential, variables, policy, feeds, count));
        return output(plan.run(Feeds.of(rows)), Program.PREDICTION);
    }

    // The model's memory goes with its last instance.
    private Inference frozen(Graph graph) {
        try (FrozenModel model = engine.freeze(graph, Map.of())) {
            return model.open();
        }
    }

    static Graph graph(
            Sequential sequential, Variables variables, Policy policy, Feeds feeds, long rows) {
        Rules rules = new Rules(sequential, policy, path -> false);
        BoundScope scope =
                BoundScope.root(variables, Phase.INFERENCE, rules, BoundScope.Uses.none());
        Value prediction = sequential.call(scope, Call.of(feeds.feature(rows))).output();
        return new Graph(Map.of(Program.PREDICTION, prediction), Map.of());
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
