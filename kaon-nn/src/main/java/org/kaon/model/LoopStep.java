package org.kaon.model;

import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;

/// One compiled step of a {@link Loop}. It lives as long as the loop.
public final class LoopStep {

    private final Engine engine;
    private final Plan plan;

    LoopStep(Engine engine, Plan plan) {
        this.engine = engine;
        this.plan = plan;
    }

    /// Runs the step and returns its scalar outputs by name.
    ///
    /// *Errors*: a feed that is missing or of another type.
    public Map<String, Double> run(Map<String, Tensor> feeds) {
        return engine.call(() -> {
            Map<String, Double> scalars = new LinkedHashMap<>();
            plan.run(feeds)
                    .forEach((name, value) -> {
                        if (value.size() == 1) {
                            scalars.put(name, value.at(0));
                        }
                    });
            return scalars;
        });
    }

    /// The plan as text.
    public String dump() {
        return plan.dump();
    }
}
