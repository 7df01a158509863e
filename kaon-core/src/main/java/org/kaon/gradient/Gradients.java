package org.kaon.gradient;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;

import org.kaon.graph.Gradient;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Origin;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reverse-mode differentiation: `∂loss / ∂v` for some values v, as more graph.
///
/// The result is graph of ordinary ops, so it is differentiated again by the same call.
public final class Gradients {

    private final Set<Object> sought = new HashSet<>();
    private final Set<Node> onPath = new HashSet<>();
    private final Map<Object, Value> sums = new HashMap<>();

    private Gradients() {}

    /// One gradient for each value, of that value's shape; zeros where the loss does not depend on
    /// it. Reads of one variable are one value, wherever they were made.
    ///
    /// *Shape*: the loss is a float32 or bfloat16 scalar.
    ///
    /// *Errors*: {@link GradientException} where the only way leads through an op without gradient.
    public static List<Value> gradients(Value loss, List<Value> withRespectTo) {
        if (loss.shape().rank() != 0 || !loss.dataType().isFloating()) {
            throw new GradientException(
                    "Gradients: expected a float32 or bfloat16 scalar loss, found "
                            + loss.type()
                            + ". Sum or average it first.");
        }
        return vectorJacobian(
                List.of(loss), List.of(cast(constant(1f), loss.dataType())), withRespectTo);
    }

    /// `Σₖ upstreamₖ · ∂outputₖ / ∂v`, one for each value v: the product of a vector with the
    /// Jacobian, which is the gradient of the scalar `Σₖ Σ upstreamₖ · outputₖ` without making it.
    ///
    /// *Shape*: an upstream value for each output, of its type.
    ///
    /// *Errors*: {@link GradientException} as for {@link #gradients}.
    public static List<Value> vectorJacobian(
            List<Value> outputs, List<Value> upstream, List<Value> withRespectTo) {
        requirePairs("Gradients", outputs, upstream);
        for (Value value : withRespectTo) {
            if (!value.dataType().isFloating()) {
                throw new GradientException(
                        "Gradients: expected bfloat16 or float32 values to differentiate by, found "
                                + value
                                + ". Leave it out.");
            }
        }
        return new Gradients().backward(outputs, upstream, withRespectTo);
    }

    private List<Value> backward(
            List<Value> outputs, List<Value> upstream, List<Value> withRespectTo) {
        withRespectTo.forEach(value -> sought.add(place(value)));
        List<Node> nodes = Graph.nodes(outputs);
        for (Node node : nodes) {
            if (isSought(node)
                    || node.inputs().stream().anyMatch(input -> onPath.contains(input.source()))) {
                onPath.add(node);
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (onPath.contains(outputs.get(i).source())) {
                sums.merge(place(outputs.get(i)), upstream.get(i), (a, b) -> add(a, b));
            }
        }
        for (Node node : nodes.reversed()) {
            if (onPath.contains(node) && !node.inputs().isEmpty()) {
                Origin.withinGradient(node.origin(), () -> spread(node));
            }
        }
        return withRespectTo.stream()
                .map(value -> {
                    Value sum = sums.get(place(value));
                    return sum == null ? broadcastLike(constant(0f), value) : sum;
                })
                .toList();
    }

    private void spread(Node node) {
        List<Value> upstream = new ArrayList<>();
        boolean reached = false;
        for (int i = 0; i < node.types().size(); i++) {
            Value output = node.output(i);
            Value sum = sums.get(place(output));
            reached |= sum != null;
            upstream.add(sum == null ? broadcastLike(constant(0f), output) : sum);
        }
        if (!reached) {
            return;
        }
        List<Gradient> gradients = node.op().gradient(node, upstream);
        requireOneEach(node, gradients);
        for (int i = 0; i < gradients.size(); i++) {
            Value input = node.input(i);
            if (onPath.contains(input.source())) {
                contribute(node, input, gradients.get(i));
            }
        }
    }

    private void contribute(Node node, Value input, Gradient gradient) {
        switch (gradient) {
            case Gradient.Through(Value value) -> {
                requireShape(node, input, value);
                sums.merge(place(input), value, (a, b) -> add(a, b));
            }
            case Gradient.Zero _ -> {}
            case Gradient.Blocked(String reason) ->
                    throw new GradientException(
                            "No gradient through "
                                    + node.op().name()
                                    + ": "
                                    + reason
                                    + ". Put stopGradient in front of it if that is meant.");
        }
    }

    private boolean isSought(Node node) {
        for (int i = 0; i < node.types().size(); i++) {
            if (sought.contains(place(node.output(i)))) {
                return true;
            }
        }
        return false;
    }

    /// What a value is found by: the op itself for what is equal by name, else the node's output.
    private static Object place(Value value) {
        return switch (value.source().op()) {
            case Read read -> read;
            case Placeholder placeholder -> placeholder;
            default -> value;
        };
    }

    private static void requireOneEach(Node node, List<Gradient> gradients) {
        if (gradients.size() != node.inputs().size()) {
            throw new GradientException(
                    node.op().name()
                            + ": expected "
                            + node.inputs().size()
                            + " gradients, one for each input, found "
                            + gradients.size()
                            + ". Correct the op's gradient.");
        }
    }

    /// Two lists of one length whose values have one type each, floating.
    static void requirePairs(String who, List<Value> values, List<Value> directions) {
        boolean fits = values.size() == directions.size();
        for (int i = 0; fits && i < values.size(); i++) {
            fits =
                    values.get(i).dataType().isFloating()
                            && values.get(i).dataType() == directions.get(i).dataType()
                            && mayBeEqual(values.get(i).shape(), directions.get(i).shape());
        }
        if (!fits) {
            throw new GradientException(
                    who
                            + ": expected for each of the floating-point values "
                            + types(values)
                            + " a direction of its type, found "
                            + types(directions)
                            + ". Give one for each, in the same order.");
        }
    }

    private static List<TensorType> types(List<Value> values) {
        return values.stream().map(Value::type).toList();
    }

    private static boolean mayBeEqual(Shape a, Shape b) {
        return a.rank() == b.rank() && (!a.isKnown() || !b.isKnown() || a.equals(b));
    }

    private static void requireShape(Node node, Value input, Value gradient) {
        if (!mayBeEqual(input.shape(), gradient.shape())
                || gradient.dataType() != input.dataType()) {
            throw new GradientException(
                    node.op().name()
                            + ": expected a gradient of type "
                            + input.type()
                            + ", found "
                            + gradient.type()
                            + ". Correct the op's gradient.");
        }
    }
}
