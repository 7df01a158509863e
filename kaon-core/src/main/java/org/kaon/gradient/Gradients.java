package org.kaon.gradient;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.BroadcastLike.broadcastLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reverse-mode differentiation: `∂loss / ∂v` for some values v, as more graph.
public final class Gradients {

    private final Set<Object> sought = new HashSet<>();
    private final Set<Node> onPath = new HashSet<>();
    private final Map<Object, Value> sums = new HashMap<>();

    private Gradients() {}

    /// One gradient for each value, of that value's shape; zeros where the loss does not depend on
    /// it. Reads of one variable are one value, wherever they were made.
    ///
    /// *Shape*: the loss is a float32 scalar.
    ///
    /// *Errors*: {@link GradientException} where the only way leads through an op without gradient.
    public static List<Value> gradients(Value loss, List<Value> withRespectTo) {
        if (loss.shape().rank() != 0 || !loss.dataType().isFloating()) {
            throw new GradientException(
                    "Gradients: expected a float32 scalar loss, found "
                            + loss.type()
                            + ". Sum or average it first.");
        }
        for (Value value : withRespectTo) {
            if (!value.dataType().isFloating()) {
                throw new GradientException(
                        "Gradients: expected float32 values to differentiate by, found "
                                + value
                                + ". Leave it out.");
            }
        }
        return new Gradients().backward(loss, withRespectTo);
    }

    private List<Value> backward(Value loss, List<Value> withRespectTo) {
        withRespectTo.forEach(value -> sought.add(place(value)));
        List<Node> nodes = Graph.nodes(List.of(loss));
        for (Node node : nodes) {
            if (isSought(node)
                    || node.inputs().stream().anyMatch(input -> onPath.contains(input.source()))) {
                onPath.add(node);
            }
        }
        if (onPath.contains(loss.source())) {
            sums.put(place(loss), constant(1f));
        }
        for (Node node : nodes.reversed()) {
            if (onPath.contains(node) && !node.inputs().isEmpty()) {
                spread(node);
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

    private static void requireShape(Node node, Value input, Value gradient) {
        boolean known = input.shape().isKnown() && gradient.shape().isKnown();
        Shape wanted = input.shape();
        if (gradient.shape().rank() != wanted.rank()
                || known && !gradient.shape().equals(wanted)
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
