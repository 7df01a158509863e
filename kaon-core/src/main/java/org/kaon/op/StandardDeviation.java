package org.kaon.op;

import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Variance.variance;

import org.kaon.graph.Value;

/// `y = √(Σ (x − mean x)² / n)` over some axes.
public final class StandardDeviation {

    private StandardDeviation() {}

    /// No axes named: all of them.
    ///
    /// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: floating. Of nothing it is NaN.
    /// The gradient where all elements are equal is NaN, as that of √0 is infinite.
    public static Value standardDeviation(Value x, boolean keepDims, int... axes) {
        return sqrt(variance(x, keepDims, axes));
    }

    public static Value standardDeviation(Value x) {
        return standardDeviation(x, false);
    }
}
