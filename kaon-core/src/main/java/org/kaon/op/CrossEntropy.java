package org.kaon.op;

import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;

/// Cross-entropies of targets with probabilities that are given by their logits, exact however
/// large these are.
///
/// *Type*: floating.
public final class CrossEntropy {

    private CrossEntropy() {}

    /// `−t·ln σ(x) − (1 − t)·ln(1 − σ(x))`, as `softplus(x) − t·x`.
    ///
    /// *Shape*: the two broadcast.
    public static Value binary(Value target, Value logits) {
        return subtract(softplus(logits), multiply(target, logits));
    }

    /// `−Σ t·ln softmax x` along an axis.
    ///
    /// *Shape*: the two broadcast; the axis goes.
    public static Value categorical(Value target, Value logits, int axis) {
        return negate(sum(multiply(target, logSoftmax(logits, axis)), false, axis));
    }

    /// `−ln softmax(x)[class]` along the last axis; 0 for a class that is none of the axis.
    ///
    /// *Shape*: classes `[…]`, logits `[…, n]` → `[…]`, n known. *Type*: classes integer.
    public static Value sparse(Value classes, Value logits) {
        int depth = Math.toIntExact(logits.shape().extent(-1));
        return categorical(oneHot(classes, depth), logits, -1);
    }
}
