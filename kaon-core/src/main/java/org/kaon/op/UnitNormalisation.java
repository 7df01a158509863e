package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;

/// `y = x / ‖x‖`, the Euclidean norm over some axes; a norm below 10⁻¹² counts as 10⁻¹².
///
/// *Shape*: any → same. *Type*: floating.
public final class UnitNormalisation {

    private static final float SMALLEST_SQUARE = 1e-24f;

    private UnitNormalisation() {}

    /// No axes named: the last one.
    public static Value unitNormalisation(Value x, int... axes) {
        int[] over = axes.length == 0 ? new int[] {-1} : axes;
        Value squares = maximum(sum(square(x), true, over), constant(SMALLEST_SQUARE));
        return multiply(x, divide(constant(1f), sqrt(squares)));
    }
}
