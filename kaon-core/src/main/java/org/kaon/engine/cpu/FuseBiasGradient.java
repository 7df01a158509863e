package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.op.Convolution;
import org.kaon.op.SumLike;
import org.kaon.tensor.TensorType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lets the primitive for a convolution's kernel gradient sum the upstream gradient over places
/// too, which is the gradient of the bias and would be one more pass over the largest tensors.
final class FuseBiasGradient {

    private FuseBiasGradient() {}

    static Graph apply(Graph graph) {
        Map<Value, List<Node>> consumers = graph.consumers();
        Map<Value, Value> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Convolution.BackwardKernel kernel
                    && node.input(0).shape().size() > 0
                    && node.types().getFirst().shape().size() > 0) {
                Value dy = node.input(1);
                for (Node sum : consumers.getOrDefault(dy, List.of())) {
                    if (isBiasGradient(sum, dy)
                            && !replacements.containsKey(sum.output(0))
                            && !Graph.nodes(List.of(node.input(0))).contains(sum)) {
                        TensorType bias = sum.types().getFirst();
                        ConvolutionGradient op =
                                new ConvolutionGradient(
                                        kernel.window(), node.types().getFirst(), bias);
                        List<Value> inputs = List.of(node.input(0), dy);
                        Node both = Origin.within(node.origin(), () -> new Node(op, inputs));
                        replacements.put(node.output(0), both.output(0));
                        replacements.put(sum.output(0), both.output(1));
                        break;
                    }
                }
            }
        }
        return graph.replace(replacements);
    }

    private static boolean isBiasGradient(Node sum, Value dy) {
        long channels = dy.shape().extent(-1);
        return sum.op() instanceof SumLike
                && sum.input(0).equals(dy)
                && sum.types().getFirst().shape().rank() > 0
                && sum.types().getFirst().shape().size() == channels
                && sum.types().getFirst().shape().extent(-1) == channels;
    }
}
