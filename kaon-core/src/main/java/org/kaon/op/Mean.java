package org.kaon.op;

import static org.kaon.op.Count.count;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;

/// `y = Σ x / n` over some axes.
public final class Mean {

    private Mean() {}

    /// No axes named: all of them.
    ///
    /// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: float32. The mean over nothing
    /// is NaN.
    public static Value mean(Value x, boolean keepDims, int... axes) {
        return divide(sum(x, keepDims, axes), count(x, axes));
    }

    public static Value mean(Value x) {
        return mean(x, false);
    }
}
