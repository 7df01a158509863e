package org.kaon.model;

import static org.kaon.model.Trainer.output;

import org.kaon.data.Batch;
import org.kaon.data.Dataset;
import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.layer.Phase;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.function.BiConsumer;

/// A model that answers: predictions for tensors and datasets. For one thread at a time.
public final class Predictor implements AutoCloseable {

    private final Sequential sequential;
    private final Variables variables;
    private final Engine engine;
    private final Plans plans;
    private final Policy policy;
    private final Runnable closing;

    Predictor(
            Sequential sequential,
            Variables variables,
            Engine engine,
            Plans plans,
            Policy policy,
            Runnable closing) {
        this.sequential = sequential;
        this.variables = variables;
        this.engine = engine;
        this.plans = plans;
        this.policy = policy;
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
                all.rows(row, end).data().copyFrom(batch(features.rows(row, end)).data());
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
                    use.accept(batch, batch(batch.columns().getFirst()));
                }
            }
            return use;
        });
    }

    private Tensor batch(Tensor rows) {
        TensorType row = rows.type().withShape(rows.shape().without(0));
        Feeds feeds = Feeds.ofFeature(row, sequential);
        long count = rows.shape().extent(0);
        Plan plan =
                plans.plan(
                        new Plans.Key(Plans.Kind.PREDICTION, count, feeds),
                        () -> graph(feeds, count));
        return output(plan.run(Feeds.of(rows)), Program.PREDICTION);
    }

    private Graph graph(Feeds feeds, long rows) {
        Value prediction =
                sequential.apply(
                        part ->
                                new BoundScope(
                                        part.name(),
                                        variables,
                                        Phase.INFERENCE,
                                        BoundScope.Uses.none(),
                                        policy.compute(sequential, part)),
                        feeds.feature(rows));
        return new Graph(Map.of(Program.PREDICTION, prediction), Map.of());
    }

    /// Frees the plans, and the engine where it was opened for this.
    @Override
    public void close() {
        engine.call(() -> {
            plans.close();
            return plans;
        });
        closing.run();
    }
}
