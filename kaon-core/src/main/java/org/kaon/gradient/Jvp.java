package org.kaon.gradient;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;

import java.util.List;

/// Forward-mode differentiation: `ẏₖ = Σᵢ ∂yₖ/∂xᵢ · ẋᵢ`, the change of outputs when inputs move
/// along tangents ẋ, as more graph.
///
/// The ops' rules are reverse-mode rules `x̄ = Jᵀ·ȳ`, which are linear in ȳ; their own gradient
/// with respect to ȳ along ẋ is therefore `J·ẋ`, whatever ȳ is. Nothing of ȳ is left in the result
/// but its shape, where that is not known yet.
///
/// *Source*: Radul et al. 2022, "You only linearize once", on transposition.
public final class Jvp {

    private Jvp() {}

    /// One tangent for each output, of the output's type; zeros where it does not depend on the
    /// inputs.
    ///
    /// *Shape*: a tangent for each input, of its type.
    ///
    /// *Errors*: {@link GradientException} where the only way leads through an op that cannot be
    /// differentiated (twice, for a rule that is an op of its own).
    public static List<Value> jvp(List<Value> outputs, List<Value> inputs, List<Value> tangents) {
        Gradients.requirePairs("Jvp", inputs, tangents);
        List<Value> dummies = outputs.stream().map(y -> broadcastLike(constant(0f), y)).toList();
        List<Value> backward = Gradients.vectorJacobian(outputs, dummies, inputs);
        List<Value> forward = Gradients.vectorJacobian(backward, tangents, dummies);
        requireLinear(dummies, forward);
        return forward;
    }

    /// The tangent of one output along the tangent of one input.
    public static Value jvp(Value output, Value input, Value tangent) {
        return jvp(List.of(output), List.of(input), List.of(tangent)).getFirst();
    }

    private static void requireLinear(List<Value> dummies, List<Value> forward) {
        List<Node> nodes = Graph.nodes(forward);
        for (Value dummy : dummies) {
            if (dummy.shape().isKnown() && nodes.contains(dummy.source())) {
                throw new GradientException(
                        "Jvp: expected rules that are linear in their upstream gradient, found one"
                                + " between the inputs and "
                                + dummy.type()
                                + " that is not. Correct that op's gradient.");
            }
        }
    }
}
