package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Min.min;

import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

/// Whether every element is true, over some axes.
public final class All {

    private All() {}

    /// No axes named: all of them.
    ///
    /// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: any → bool; every number but 0
    /// is true. Of nothing it is true.
    public static Value all(Value x, boolean keepDims, int... axes) {
        Value truth = cast(x, DataType.BOOL);
        return greater(min(cast(truth, DataType.FLOAT32), keepDims, axes), constant(0f));
    }

    public static Value all(Value x) {
        return all(x, false);
    }
}
