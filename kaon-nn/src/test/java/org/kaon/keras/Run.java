package org.kaon.keras;

import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Graphs run once on the engine.
public final class Run {

    private Run() {}

    /// A fed value, so that nothing is folded at compile time.
    public static Value fed(String name, Tensor value) {
        return Placeholder.placeholder(name, value.type());
    }

    public static Value fixed(Tensor value) {
        return Constant.constant(value);
    }

    public static Tensor once(Value value, Map<String, Tensor> feeds) {
        return Objects.requireNonNull(once(Map.of("y", value), feeds).get("y"));
    }

    public static Map<String, Tensor> once(Map<String, Value> outputs, Map<String, Tensor> feeds) {
        try (CpuEngine engine = CpuEngine.open(1)) {
            return engine.call(() -> {
                Map<String, Tensor> copies = new LinkedHashMap<>();
                Map<String, Shape> shapes = new LinkedHashMap<>();
                feeds.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
                try (Plan plan = engine.compile(new Graph(outputs, Map.of()), shapes)) {
                    plan.run(feeds)
                            .forEach((name, tensor) ->
                                    copies.put(name, tensor.copy(Arena.ofAuto())));
                }
                return copies;
            });
        }
    }
}
