package org.kaon.engine.pass;

import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Convolution;
import org.kaon.op.Divide;
import org.kaon.op.MatMul;
import org.kaon.op.Multiply;
import org.kaon.op.Subtract;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Moves constant scales and shifts of channels into the constant kernel and bias of the product
/// before them: `(x·K + b)·s + t = x·(K·s) + (b·s + t)`.
///
/// So a batch normalisation with fixed statistics costs nothing after a dense layer or a
/// convolution. The result is the same up to rounding.
public final class FoldScales {

    private final Graph graph;
    private final Map<Value, List<Node>> consumers;
    private final Set<Node> constant = new HashSet<>();
    private final Set<Value> roots;

    private FoldScales(Graph graph) {
        this.graph = graph;
        consumers = graph.consumers();
        roots = new HashSet<>(graph.roots());
        for (Node node : graph.nodes()) {
            boolean fixed =
                    node.inputs().isEmpty()
                            ? node.op() instanceof Constant
                            : node.inputs().stream().allMatch(v -> constant.contains(v.source()));
            if (fixed) {
                constant.add(node);
            }
        }
    }

    public static Graph apply(Graph graph) {
        Graph before = graph;
        while (true) {
            Map<Value, Value> replacements = new FoldScales(before).replacements();
            if (replacements.isEmpty()) {
                return before;
            }
            before = before.replace(replacements);
        }
    }

    /// A product with a constant kernel and what is added to it.
    private record Affine(Node product, Optional<Value> bias) {

        Value kernel() {
            return product.input(1);
        }

        Value with(Value kernel, Optional<Value> shift) {
            Value scaled =
                    kernel.equals(kernel())
                            ? product.output(0)
                            : Node.apply(product.op(), product.input(0), kernel);
            return shift.map(b -> add(scaled, b)).orElse(scaled);
        }
    }

    // Links of one chain do not overlap: what is replaced now is not looked into until the next
    // turn.
    private Map<Value, Value> replacements() {
        Map<Value, Value> replacements = new HashMap<>();
        Set<Node> touched = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.inputs().size() == 2 && !constant.contains(node)) {
                Optional<Value> folded = folded(node, touched);
                folded.ifPresent(value -> {
                    replacements.put(node.output(0), value);
                    touched.add(node);
                });
            }
        }
        return replacements;
    }

    private Optional<Value> folded(Node node, Set<Node> touched) {
        int side = constant.contains(node.input(1).source()) ? 0 : 1;
        Value operand = node.input(1 - side);
        Optional<Affine> found = affine(node.input(side));
        if (found.isEmpty()
                || touched.contains(node.input(side).source())
                || !isChannels(operand, node, found.get())) {
            return Optional.empty();
        }
        Affine affine = found.get();
        Value row = row(operand);
        return switch (node.op()) {
            case Multiply _ ->
                    Optional.of(
                            affine.with(
                                    multiply(affine.kernel(), along(row, affine)),
                                    affine.bias.map(b -> multiply(b, row))));
            case Divide _ when side == 0 ->
                    Optional.of(
                            affine.with(
                                    divide(affine.kernel(), along(row, affine)),
                                    affine.bias.map(b -> divide(b, row))));
            case Add _ ->
                    affine.bias.map(b -> affine.with(affine.kernel(), Optional.of(add(b, row))));
            case Subtract _ when side == 0 ->
                    Optional.of(
                            affine.with(
                                    affine.kernel(),
                                    Optional.of(
                                            affine.bias
                                                    .map(b -> subtract(b, row))
                                                    .orElseGet(() -> full(negate(row), affine)))));
            default -> Optional.empty();
        };
    }

    private Optional<Affine> affine(Value value) {
        if (roots.contains(value) || consumers.getOrDefault(value, List.of()).size() != 1) {
            return Optional.empty();
        }
        Node node = value.source();
        if (isProduct(node)) {
            return Optional.of(new Affine(node, Optional.empty()));
        }
        if (!(node.op() instanceof Add)) {
            return Optional.empty();
        }
        int side = constant.contains(node.input(1).source()) ? 0 : 1;
        Value product = node.input(side);
        Value bias = node.input(1 - side);
        boolean fits =
                isProduct(product.source())
                        && !roots.contains(product)
                        && consumers.getOrDefault(product, List.of()).size() == 1;
        Affine bare = new Affine(product.source(), Optional.empty());
        return fits && isChannels(bias, node, bare)
                ? Optional.of(new Affine(product.source(), Optional.of(full(row(bias), bare))))
                : Optional.empty();
    }

    private boolean isProduct(Node node) {
        return (node.op() instanceof MatMul || node.op() instanceof Convolution)
                && (node.op() instanceof Convolution || node.input(1).shape().rank() == 2)
                && node.types().getFirst().dataType() == DataType.FLOAT32
                && constant.contains(node.input(1).source())
                && !constant.contains(node.input(0).source());
    }

    // One constant for each channel, or one for all, that stretches nothing.
    private boolean isChannels(Value operand, Node node, Affine affine) {
        long channels = affine.product.types().getFirst().shape().extent(-1);
        Shape shape = operand.shape();
        boolean row = shape.rank() > 0 && shape.extent(-1) == channels && shape.size() == channels;
        return constant.contains(operand.source())
                && node.types().getFirst().equals(affine.product.types().getFirst())
                && (row || shape.size() == 1);
    }

    private static Value row(Value operand) {
        long size = operand.shape().size();
        return reshape(operand, size == 1 ? Shape.scalar() : Shape.of(size));
    }

    // A single number for all channels written out, so that it is a bias.
    private static Value full(Value row, Affine affine) {
        long channels = affine.product.types().getFirst().shape().extent(-1);
        float[] zeros = new float[Math.toIntExact(channels)];
        return row.shape().rank() == 1
                ? row
                : add(Constant.constant(Shape.of(channels), zeros), row);
    }

    private static Value along(Value row, Affine affine) {
        if (affine.product.op() instanceof Convolution convolution
                && convolution.window().isDepthwise()
                && row.shape().rank() == 1) {
            Shape kernel = affine.kernel().shape();
            return reshape(row, Shape.of(kernel.extent(-2), kernel.extent(-1)));
        }
        boolean rows = affine.product.op() instanceof MatMul product && product.transposeB();
        return rows && row.shape().rank() == 1
                ? reshape(row, Shape.of(row.shape().size(), 1))
                : row;
    }
}
