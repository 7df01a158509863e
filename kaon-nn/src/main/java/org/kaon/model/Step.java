package org.kaon.model;

import org.kaon.data.Batch;
import org.kaon.engine.Plan;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Objects;

/// One compiled training step outside `fit`: forward, loss, gradient, optimizer and metrics for a
/// fixed number of rows.
///
/// For loops of one's own: run steps inside {@link org.kaon.engine.Engine#call}, in any order;
/// steps of one trainer share its weights.
public final class Step implements AutoCloseable {

    private final Feeds feeds;
    private final Plan plan;

    Step(Feeds feeds, Plan plan) {
        this.feeds = feeds;
        this.plan = plan;
    }

    /// Trains on a batch and returns its loss.
    ///
    /// *Errors*: a batch of another number of rows or of other types.
    public float run(Batch batch) {
        Map<String, Tensor> results = plan.run(feeds.of(batch, plan));
        return (float) Objects.requireNonNull(results.get(Program.LOSS)).at(0);
    }

    /// The plan as text.
    public String dump() {
        return plan.dump();
    }

    /// The plan as text with the milliseconds of each of its steps, measured while it trains `runs`
    /// and half as many more times on a batch.
    ///
    /// *Errors*: those of {@link #run}; fewer than one run.
    public String profile(Batch batch, int runs) {
        return plan.profile(feeds.of(batch), runs);
    }

    @Override
    public void close() {
        plan.close();
    }
}
