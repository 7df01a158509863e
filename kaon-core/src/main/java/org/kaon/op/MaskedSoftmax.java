package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Select.select;

import org.kaon.graph.Value;

/// The softmax along an axis over the elements where a mask holds; 0 elsewhere.
///
/// *Shape*: x any; the mask broadcasts to it. *Type*: x floating, mask bool. Where the mask holds
/// nowhere along the axis the result is 0, and so is the gradient.
public final class MaskedSoftmax {

    // Finite, so that the difference of two masked elements is 0 and not NaN.
    private static final float FAR_BELOW = -1e38f;

    private MaskedSoftmax() {}

    public static Value softmax(Value x, Value mask, int axis) {
        Value probability = Softmax.softmax(select(mask, x, constant(FAR_BELOW)), axis);
        return select(mask, probability, constant(0f));
    }
}
