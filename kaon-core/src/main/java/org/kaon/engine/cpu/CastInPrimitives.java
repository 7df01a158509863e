package org.kaon.engine.cpu;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.Cast;
import org.kaon.op.Convolution;
import org.kaon.op.MatMul;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Leaves casts between float32 and bfloat16 to the primitives beside them: a product or a weight
/// gradient in bfloat16 writes float32 where only that is read, and convolutions' weights are
/// rounded while they are put into their layout.
final class CastInPrimitives {

    private final Graph graph;
    private final Map<Value, List<Node>> consumers;
    private final Map<Value, Value> replacements = new HashMap<>();

    private CastInPrimitives(Graph graph) {
        this.graph = graph;
        consumers = graph.consumers();
    }

    static Graph apply(Graph graph) {
        CastInPrimitives pass = new CastInPrimitives(graph);
        graph.nodes().forEach(pass::visit);
        return graph.replace(pass.replacements);
    }

    private void visit(Node node) {
        switch (node.op()) {
            case Cast cast when cast.to() == DataType.BFLOAT16 -> narrow(node);
            case MatMul product ->
                    widen(node, new FusedMatMul(product, false, Activation.NONE, true));
            case FusedMatMul fused ->
                    widen(
                            node,
                            new FusedMatMul(
                                    fused.product(), fused.bias(), fused.activation(), true));
            // A depthwise one is computed in float32 as a whole.
            case Convolution.BackwardKernel kernel when !kernel.window().isDepthwise() ->
                    widen(node, new KernelGradient(kernel.window(), wide(node.types().getFirst())));
            case ConvolutionGradient gradient when !gradient.window().isDepthwise() ->
                    widen(gradient, node);
            default -> {}
        }
    }

    private void narrow(Node cast) {
        List<Node> users = consumers.getOrDefault(cast.output(0), List.of());
        boolean weights =
                cast.input(0).dataType() == DataType.FLOAT32
                        && !users.isEmpty()
                        && users.stream().allMatch(user -> isWeight(user, cast.output(0)))
                        && !graph.roots().contains(cast.output(0));
        if (weights) {
            replacements.put(cast.output(0), Node.apply(new NarrowWeights(), cast.input(0)));
        }
    }

    private static boolean isWeight(Node user, Value value) {
        boolean convolution =
                switch (user.op()) {
                    case Convolution op -> !op.window().isDepthwise();
                    case FusedConvolution op -> !op.convolution().window().isDepthwise();
                    case Convolution.BackwardInput op -> !op.window().isDepthwise();
                    default -> false;
                };
        return convolution && user.input(1).equals(value) && !user.input(0).equals(value);
    }

    private void widen(Node node, Op wide) {
        if (isOnlyReadWide(node.output(0))) {
            Value result = new Node(wide, node.inputs()).output(0);
            casts(node.output(0)).forEach(cast -> replacements.put(cast, result));
        }
    }

    private void widen(ConvolutionGradient op, Node node) {
        boolean kernel = isOnlyReadWide(node.output(0));
        boolean bias = isOnlyReadWide(node.output(1));
        if (!kernel && !bias) {
            return;
        }
        Node both =
                new Node(
                        new ConvolutionGradient(
                                op.window(),
                                kernel ? wide(op.kernel()) : op.kernel(),
                                bias ? wide(op.bias()) : op.bias()),
                        node.inputs());
        replace(node.output(0), both.output(0), kernel);
        replace(node.output(1), both.output(1), bias);
    }

    private void replace(Value before, Value after, boolean wide) {
        if (wide) {
            casts(before).forEach(cast -> replacements.put(cast, after));
        } else {
            replacements.put(before, after);
        }
    }

    private boolean isOnlyReadWide(Value value) {
        List<Node> users = consumers.getOrDefault(value, List.of());
        return value.dataType() == DataType.BFLOAT16
                && !users.isEmpty()
                && !graph.roots().contains(value)
                && users.stream()
                        .allMatch(user ->
                                user.op() instanceof Cast cast && cast.to() == DataType.FLOAT32);
    }

    private List<Value> casts(Value value) {
        return consumers.getOrDefault(value, List.of()).stream()
                .map(user -> user.output(0))
                .toList();
    }

    private static TensorType wide(TensorType type) {
        return type.withDataType(DataType.FLOAT32);
    }
}
