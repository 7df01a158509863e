package org.kaon.engine.pass;

import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Softplus.softplus;

import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Divide;
import org.kaon.op.Log;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Reshape;
import org.kaon.op.Sigmoid;
import org.kaon.op.Softmax;
import org.kaon.op.Subtract;
import org.kaon.op.Sum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Takes logarithms of probabilities from the logits: `ln softmax x` by log-softmax, `ln σ(x)` as
/// `−softplus(−x)`, `ln (1 − σ(x))` as `−softplus(x)`.
///
/// Clips to `[ε, 1 − ε]` with ε at most 10⁻⁴ and the division of a softmax by its own sum, which
/// Keras's cross-entropies put between, are looked through: they only guard against what cannot
/// happen here. It belongs before differentiation, so that gradients stay exact where probabilities
/// round to 0 or 1.
public final class Stabilise {

    private static final double GUARD = 1.0001e-4;

    private Stabilise() {}

    public static Graph apply(Graph graph) {
        return graph.rewrite(Stabilise::rewrite);
    }

    /// One value, rewritten with everything that it needs.
    public static Value stabilise(Value value) {
        Graph alone = new Graph(Map.of("value", value), Map.of());
        return apply(alone).roots().getFirst();
    }

    private static Node rewrite(Node node) {
        return node.op() instanceof Log
                ? logarithm(node.input(0)).map(Value::source).orElse(node)
                : node;
    }

    private static Optional<Value> logarithm(Value probability) {
        Value bare = unguarded(probability);
        return bare.source().op() instanceof Softmax softmax
                ? Optional.of(logSoftmax(bare.source().input(0), softmax.axis()))
                : logit(bare).map(x -> negate(softplus(negate(x))));
    }

    /// The x of a probability σ(x), of its complement, or of these under another shape.
    private static Optional<Value> logit(Value probability) {
        Node node = unguarded(probability).source();
        return switch (node.op()) {
            case Sigmoid _ -> Optional.of(node.input(0));
            case Reshape to -> logit(node.input(0)).map(x -> new Node(to, List.of(x)).output(0));
            case Subtract _ ->
                    scalar(node.input(0)).orElse(0) == 1
                            ? logit(node.input(1)).map(x -> negate(x))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Value unguarded(Value value) {
        Node node = value.source();
        return switch (node.op()) {
            case Maximum _ when guards(node, 0, GUARD) -> unguarded(other(node));
            case Minimum _ when guards(node, 1 - GUARD, 1) -> unguarded(other(node));
            case Divide _ when isOwnSum(unguarded(node.input(0)), node.input(1)) ->
                    unguarded(node.input(0));
            default -> value;
        };
    }

    private static boolean isOwnSum(Value softmax, Value divisor) {
        return softmax.source().op() instanceof Softmax(int axis)
                && divisor.source().op() instanceof Sum(List<Integer> axes, boolean keepDims)
                && keepDims
                && axes.equals(List.of(axis))
                && unguarded(divisor.source().input(0)).equals(softmax);
    }

    private static boolean guards(Node node, double low, double high) {
        double bound = scalar(node.input(0)).orElse(scalar(node.input(1)).orElse(Double.NaN));
        return bound >= low && bound <= high;
    }

    private static Value other(Node node) {
        return node.input(scalar(node.input(0)).isPresent() ? 1 : 0);
    }

    private static OptionalDouble scalar(Value value) {
        return value.source().op() instanceof Constant constant
                        && constant.value().shape().rank() == 0
                ? OptionalDouble.of(constant.value().at(0))
                : OptionalDouble.empty();
    }
}
