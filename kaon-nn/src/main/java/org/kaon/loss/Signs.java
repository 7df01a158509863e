package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.All.all;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Or.or;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;

/// Labels of hinge losses.
final class Signs {

    private Signs() {}

    /// `2t − 1` where all labels of the batch are 0 or 1, else the labels, as in Keras.
    static Value of(Value truth) {
        Value binary = all(or(equal(truth, constant(0f)), equal(truth, constant(1f))));
        Value signs = subtract(multiply(constant(2f), truth), constant(1f));
        return select(binary, signs, truth);
    }
}
