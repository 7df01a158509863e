package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Value;

/// A matrix brought near to the nearest orthogonal one by steps of `X ← aX + (bA + cA²)X` with `A =
/// XXᵀ`: Newton–Schulz with Muon's coefficients.
///
/// *Source*: Jordan et al., Muon, 2024; Keras's `zeropower_via_newtonschulz5`.
record Orthogonalisation(double a, double b, double c, int steps) {

    static final Orthogonalisation STANDARD = new Orthogonalisation(3.4445, -4.7750, 2.0315, 5);

    /// *Shape*: a matrix → same.
    Value of(Value matrix) {
        boolean tall = matrix.shape().extent(0) > matrix.shape().extent(1);
        Value x = tall ? transpose(matrix, 1, 0) : matrix;
        x = divide(x, add(sqrt(sum(square(x), true, 0, 1)), constant(1e-7f)));
        for (int i = 0; i < steps; i++) {
            Value squared = matmul(x, false, x, true);
            Value quintic =
                    add(
                            multiply(constant((float) b), squared),
                            matmul(multiply(constant((float) c), squared), squared));
            x = add(multiply(constant((float) a), x), matmul(quintic, x));
        }
        return tall ? transpose(x, 1, 0) : x;
    }
}
