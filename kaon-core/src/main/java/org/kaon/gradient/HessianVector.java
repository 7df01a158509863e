package org.kaon.gradient;

import org.kaon.graph.Value;

import java.util.List;

/// `H·v` with `Hᵢⱼ = ∂²loss / ∂xᵢ∂xⱼ`, without H: the gradient of `gradient(loss) · v`.
///
/// *Source*: Pearlmutter 1994, "Fast exact multiplication by the Hessian".
public final class HessianVector {

    private HessianVector() {}

    /// One product for each x, of its shape.
    ///
    /// *Shape*: the loss is a scalar; a vector for each x, of its type.
    public static List<Value> hessianVector(Value loss, List<Value> xs, List<Value> vectors) {
        Gradients.requirePairs("HessianVector", xs, vectors);
        return Gradients.vectorJacobian(Gradients.gradients(loss, xs), vectors, xs);
    }
}
