package org.kaon.op;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.Count.count;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

/// `y = Σ x / n` over some axes.
public final class Mean {

    private Mean() {}

    /// No axes named: all of them.
    ///
    /// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: floating, or integers and truth
    /// values, whose mean is float32. The mean over nothing is NaN.
    public static Value mean(Value x, boolean keepDims, int... axes) {
        Value numbers = x.dataType().isFloating() ? x : cast(x, DataType.FLOAT32);
        return divide(sum(numbers, keepDims, axes), count(x, axes));
    }

    public static Value mean(Value x) {
        return mean(x, false);
    }
}
