package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Origin;
import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Cast;
import org.kaon.op.Convolution;
import org.kaon.op.MatMul;
import org.kaon.op.TransposedConvolution;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets matrix products and convolutions add their bias and apply their activation themselves,
/// where nothing else needs the values in between.
final class FusePostOps {

    private final Map<Value, List<Node>> consumers;
    private final Set<Value> roots;

    private FusePostOps(Graph graph) {
        consumers = graph.consumers();
        roots = new HashSet<>(graph.roots());
    }

    static Graph apply(Graph graph) {
        FusePostOps pass = new FusePostOps(graph);
        Map<Value, Value> replacements = new HashMap<>();
        for (Node node : graph.nodes()) {
            boolean product =
                    node.op() instanceof MatMul
                            || node.op() instanceof Convolution
                            || node.op() instanceof TransposedConvolution;
            if (product && node.input(0).shape().size() > 0) {
                pass.fuse(node, replacements);
            }
        }
        return graph.replace(replacements);
    }

    private void fuse(Node node, Map<Value, Value> replacements) {
        Value result = node.output(0);
        Value a = node.input(0);
        Value b = node.input(1);
        Optional<Value> bias = only(result).flatMap(next -> bias(next, node.output(0)));
        if (bias.isPresent()) {
            result = only(result).orElseThrow().output(0);
        }
        // oneDNN's deconvolution applies an activation by a slow loop.
        Activation activation =
                only(result)
                        .map(next -> Activation.of(next.op()))
                        .filter(after -> after == Activation.RELU || !isByRows(node))
                        .filter(after -> !(node.op() instanceof TransposedConvolution))
                        .orElse(Activation.NONE);
        if (activation != Activation.NONE) {
            result = only(result).orElseThrow().output(0);
        }
        if (bias.isEmpty() && activation == Activation.NONE) {
            return;
        }
        Op op = fused(node.op(), bias.isPresent(), activation);
        List<Value> inputs = bias.map(value -> List.of(a, b, value)).orElseGet(() -> List.of(a, b));
        Node fused = Origin.within(node.origin(), () -> new Node(op, inputs));
        replacements.put(result, fused.output(0));
    }

    // A kernel of Kaon's with relu alone. Weights are constants in frozen models only.
    private static boolean isByRows(Node node) {
        return node.op() instanceof MatMul product
                && RowProductLowering.fits(product, node.input(0), node.input(1));
    }

    private static Op fused(Op product, boolean bias, Activation activation) {
        return switch (product) {
            case MatMul matmul -> new FusedMatMul(matmul, bias, activation);
            case TransposedConvolution transposed -> new FusedTransposedConvolution(transposed);
            default -> new FusedConvolution((Convolution) product, bias, activation);
        };
    }

    // The one node that uses a value, if there is just one.
    private Optional<Node> only(Value value) {
        List<Node> users = consumers.getOrDefault(value, List.of());
        return users.size() == 1 && !roots.contains(value)
                ? Optional.of(users.getFirst())
                : Optional.empty();
    }

    // A bias that was rounded to bfloat16 is added as it was before.
    private static Value wide(Value bias) {
        boolean rounded =
                bias.source().op() instanceof Cast cast
                        && cast.to() == DataType.BFLOAT16
                        && bias.source().input(0).dataType() == DataType.FLOAT32;
        return rounded ? bias.source().input(0) : bias;
    }

    private static Optional<Value> bias(Node next, Value result) {
        if (!(next.op() instanceof Add) || !next.types().getFirst().equals(result.type())) {
            return Optional.empty();
        }
        Value other = next.input(0).equals(result) ? next.input(1) : next.input(0);
        Shape shape = other.shape();
        boolean fits =
                shape.rank() > 0
                        && shape.extent(-1) == result.shape().extent(-1)
                        && shape.size() == shape.extent(-1);
        return fits ? Optional.of(wide(other)) : Optional.empty();
    }
}
