package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Less.less;
import static org.kaon.op.Log.log;
import static org.kaon.op.Max.max;
import static org.kaon.op.Select.select;
import static org.kaon.op.StopGradient.stopGradient;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;

import java.util.List;

/// `y = m + ln Σ exp(x − m)` over some axes, m the largest element: no exponential overflows.
public final class LogSumExp {

    private LogSumExp() {}

    /// No axes named: all of them.
    ///
    /// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: floating. Of nothing, and of −∞
    /// alone, it is −∞ with gradient 0; ∞ where one element is.
    public static Value logSumExp(Value x, boolean keepDims, int... axes) {
        List<Integer> over = Axes.orAll(new Max(List.of(), keepDims), x.shape(), axes);
        Value largest = stopGradient(max(x, keepDims, axes));
        Value finite = less(abs(largest), constant(Float.POSITIVE_INFINITY));
        // An infinite m would give ∞ − ∞.
        Value m = select(finite, largest, constant(0f));
        Value shifted = subtract(x, broadcastLike(m, x, keepDims ? List.of() : over));
        Value total = sum(exp(shifted), keepDims, axes);
        Value nothing = equal(total, constant(0f));
        Value logarithm = log(select(nothing, constant(1f), total));
        return select(nothing, constant(Float.NEGATIVE_INFINITY), add(logarithm, m));
    }

    public static Value logSumExp(Value x) {
        return logSumExp(x, false);
    }
}
