package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.CustomGradient.customGradient;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;

import org.kaon.graph.Gradient;
import org.kaon.graph.Value;

import java.util.List;

/// `y = x` with the gradient `dx = −λ·dy`: what lies before it learns the opposite of what lies
/// after it, for instance to hide a mass from a tagger.
///
/// *Source*: Ganin and Lempitsky 2015, "Unsupervised domain adaptation by backpropagation".
public final class GradientReversal {

    private GradientReversal() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value gradientReversal(Value x, float strength) {
        return gradientReversal(x, constant(strength));
    }

    /// With a strength that changes from step to step.
    ///
    /// *Shape*: any, scalar → the first. *Type*: both of one floating-point type.
    public static Value gradientReversal(Value x, Value strength) {
        return customGradient(
                x,
                List.of(x, strength),
                (inputs, y, dy) ->
                        List.of(
                                Gradient.through(negate(multiply(inputs.getLast(), dy))),
                                new Gradient.Zero("the strength of a reversal is not learnt")));
    }
}
