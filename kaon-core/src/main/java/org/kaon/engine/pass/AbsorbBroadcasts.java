package org.kaon.engine.pass;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Elementwise;
import org.kaon.op.Reshape;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// Leaves the stretching of an element-wise op's input to the op itself, which broadcasts anyway,
/// as long as its result keeps its shape: nothing is written out only to be read once.
public final class AbsorbBroadcasts {

    private AbsorbBroadcasts() {}

    public static Graph apply(Graph graph) {
        return graph.rewrite(AbsorbBroadcasts::absorb);
    }

    private static Node absorb(Node node) {
        if (!(node.op() instanceof Elementwise)) {
            return node;
        }
        Node result = node;
        for (int i = 0; i < node.inputs().size(); i++) {
            Value input = node.input(i);
            if (input.source().op() instanceof BroadcastLike stretch) {
                Value small = narrow(stretch, input);
                List<Value> inputs = new ArrayList<>(result.inputs());
                inputs.set(i, small);
                Node shorter = new Node(node.op(), inputs);
                result = shorter.types().equals(node.types()) ? shorter : result;
            }
        }
        return result;
    }

    /// The input before it was stretched, aligned at the last axis, where that can be said.
    private static Value narrow(BroadcastLike stretch, Value stretched) {
        Value x = stretched.source().input(0);
        if (x.shape().rank() == 0 || stretch.newAxes().isEmpty()) {
            return x;
        }
        Shape expanded = stretch.expanded(x.shape());
        return expanded.isKnown() ? Reshape.reshape(x, expanded) : stretched;
    }
}
