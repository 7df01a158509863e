package org.kaon.engine.pass;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes one node of all nodes with equal ops on the same inputs.
///
/// Random ops too: the same seed, counter and shape give the same numbers.
public final class MergeEqual {

    private record Call(Op op, List<Value> inputs) {}

    private MergeEqual() {}

    public static Graph apply(Graph graph) {
        Map<Call, Node> first = new HashMap<>();
        return graph.rewrite(node -> {
            Node known = first.putIfAbsent(new Call(node.op(), node.inputs()), node);
            return known == null ? node : known;
        });
    }
}
