package org.kaon.op;

import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Square.square;

import org.kaon.graph.Value;

/// `y = x / √(Σ x² / n + ε) · gain` over some axes.
///
/// *Shape*: any → same; the gain broadcasts to x. *Type*: floating.
///
/// *Source*: Zhang, Sennrich 2019, equation 4.
public final class RmsNormalisation {

    private RmsNormalisation() {}

    /// No axes named: the last one.
    public static Value rmsNormalisation(Value x, Value gain, float epsilon, int... axes) {
        int[] over = axes.length == 0 ? new int[] {-1} : axes;
        Value inverse = Moments.inverseRoot(mean(square(x), true, over), epsilon);
        return multiply(multiply(x, inverse), gain);
    }
}
