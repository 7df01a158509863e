package org.kaon.model;

import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Compiled plans by what they do and for how many rows; the ones longest unused are closed.
final class Plans implements AutoCloseable {

    private static final int KEPT = 8;

    private final Engine engine;
    private final Map<Key, Plan> plans = new LinkedHashMap<>(16, 0.75f, true);

    /// What a plan is for. `variant` tells plans of one kind apart: the class weights, the data.
    record Key(Kind kind, long rows, Object variant) {}

    enum Kind {
        TRAINING,
        EVALUATION,
        PREDICTION
    }

    Plans(Engine engine) {
        this.engine = engine;
    }

    Plan plan(Key key, Supplier<Graph> graph) {
        Plan plan = plans.get(key);
        if (plan == null) {
            if (plans.size() >= KEPT) {
                Key oldest = plans.keySet().iterator().next();
                try (Plan closed = plans.remove(oldest)) {
                    assert closed != null;
                }
            }
            plan = engine.compile(graph.get());
            plans.put(key, plan);
        }
        return plan;
    }

    @Override
    public void close() {
        plans.values().forEach(Plan::close);
        plans.clear();
    }
}
