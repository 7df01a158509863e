package org.kaon.onnx.export;

import org.kaon.engine.Engine;
import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.RandomInteger;
import org.kaon.op.RandomNormal;
import org.kaon.op.RandomUniform;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a graph computes of its weights alone, computed beforehand: scales of normalisations,
/// normalised kernels, position codes.
///
/// @param open the nodes that hang on an input or on chance
/// @param values what does not and is used by something that does, or handed out
record Known(Set<Node> open, Map<Value, Tensor> values) {

    static Known of(Graph graph) {
        Set<Node> open = open(graph);
        Map<Value, Tensor> known = new LinkedHashMap<>();
        Map<String, Value> computed = new LinkedHashMap<>();
        for (Value value : edge(graph, open)) {
            switch (value.source().op()) {
                case Constant constant -> known.put(value, constant.value());
                case Blank _ -> {}
                default -> computed.put("v" + computed.size(), value);
            }
        }
        if (!computed.isEmpty()) {
            known.putAll(compute(computed));
        }
        return new Known(open, known);
    }

    private static Set<Node> open(Graph graph) {
        Set<Node> open = new HashSet<>();
        for (Node node : graph.nodes()) {
            boolean starts =
                    switch (node.op()) {
                        case Placeholder _ -> true;
                        case RandomUniform _ -> true;
                        case RandomNormal _ -> true;
                        case RandomInteger _ -> true;
                        default -> false;
                    };
            if (starts || node.inputs().stream().anyMatch(v -> open.contains(v.source()))) {
                open.add(node);
            }
        }
        return open;
    }

    private static Set<Value> edge(Graph graph, Set<Node> open) {
        Set<Value> edge = new HashSet<>();
        for (Node node : open) {
            node.inputs().stream().filter(v -> !open.contains(v.source())).forEach(edge::add);
        }
        graph.roots().stream().filter(v -> !open.contains(v.source())).forEach(edge::add);
        return edge;
    }

    private static Map<Value, Tensor> compute(Map<String, Value> values) {
        Map<Value, Tensor> results = new LinkedHashMap<>();
        try (Engine engine = CpuEngine.open(1);
                Plan plan = engine.compile(new Graph(values, Map.of()))) {
            Map<String, Tensor> found = plan.run(Map.of());
            for (Map.Entry<String, Value> entry : List.copyOf(values.entrySet())) {
                Tensor result = found.get(entry.getKey());
                if (result != null) {
                    results.put(entry.getValue(), result.copy(Arena.ofAuto()));
                }
            }
        }
        return results;
    }
}
