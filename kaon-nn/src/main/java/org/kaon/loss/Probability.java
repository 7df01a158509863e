package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Log.log;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.op.Softmax;

/// Logarithms of predicted probabilities.
final class Probability {

    /// Keras's `epsilon`: probabilities are kept this far from 0 and 1 before a logarithm.
    static final float EPSILON = 1e-7f;

    private Probability() {}

    static Value clipped(Value probability) {
        return clip(probability, EPSILON, 1 - EPSILON);
    }

    /// `−Σ t·ln p` over the last axis, where p is the softmax of logits, or what a softmax has
    /// given (then its input is taken), or any positive numbers (then they are divided by their sum
    /// and clipped).
    static Value crossEntropy(Value target, Value prediction, boolean fromLogits) {
        Value logarithm;
        if (fromLogits) {
            logarithm = logSoftmax(prediction, -1);
        } else if (prediction.source().op() instanceof Softmax(int axis)
                && axis == prediction.shape().rank() - 1) {
            logarithm = logSoftmax(prediction.source().input(0), -1);
        } else {
            logarithm = log(clipped(divide(prediction, sum(prediction, true, -1))));
        }
        return negate(sum(multiply(target, logarithm), false, -1));
    }

    /// `t·(1 − s) + s·even`: a target drawn towards the even distribution.
    static Value smoothed(Value target, double smoothing, double even) {
        if (smoothing == 0) {
            return target;
        }
        return add(
                multiply(target, constant((float) (1 - smoothing))),
                constant((float) (smoothing * even)));
    }
}
