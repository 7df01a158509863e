package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;

/// The mean `μ = Σ x / n` and the variance `σ² = Σ (x − μ)² / n` over some axes, and what is left
/// of x without the mean.
///
/// The variance is taken of the centred values, in a second pass: `Σ x² / n − μ²` would lose all
/// digits in float32 where the mean is large.
///
/// *Shape*: the axes stay as 1. *Type*: floating.
public record Moments(Value mean, Value variance, Value centred) {

    /// No axes named: all of them.
    public static Moments moments(Value x, int... axes) {
        Value mean = Mean.mean(x, true, axes);
        Value centred = subtract(x, mean);
        return new Moments(mean, Mean.mean(square(centred), true, axes), centred);
    }

    /// `(x − μ) / √(σ² + ε)`.
    Value standardised(float epsilon) {
        return multiply(centred, inverseRoot(variance, epsilon));
    }

    /// `1 / √(variance + ε)`.
    static Value inverseRoot(Value variance, float epsilon) {
        return divide(constant(1f), sqrt(add(variance, constant(epsilon))));
    }
}
