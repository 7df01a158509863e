package org.kaon.activation;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.CumSum.cumSum;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Max.max;
import static org.kaon.op.Min.min;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sort.sort;
import static org.kaon.op.StopGradient.stopGradient;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

/// `max(x − τ, 0)` along the last axis with the τ for which it adds up to 1: the nearest point of
/// the simplex.
///
/// *Source*: Martins and Astudillo, 2016. Keras 3.15 adds up running sums where the paper adds up
/// numbers, so its rows add up to less than 1 wherever more than one element stays; here they are
/// the paper's.
final class Sparsemax {

    private Sparsemax() {}

    // Which elements stay is piecewise constant: τ is differentiated for a given choice.
    static Value sparsemax(Value x) {
        Value sorted = sort(stopGradient(x), -1, true);
        Value ranks = cast(ranks(x), x.dataType());
        Value stays = greater(add(multiply(sorted, ranks), constant(1f)), cumSum(sorted, -1));
        Value largest = max(sorted, true, -1);
        Value least = min(select(stays, sorted, largest), true, -1);
        Value kept = cast(greaterEqual(stopGradient(x), least), x.dataType());
        Value above = subtract(sum(multiply(x, kept), true, -1), constant(1f));
        return multiply(kept, subtract(x, divide(above, sum(kept, true, -1))));
    }

    private static Value ranks(Value x) {
        long extent = x.shape().extent(-1);
        if (extent == Shape.ANY) {
            throw new ShapeException(
                    "Activation sparsemax: expected a known extent on the last axis, found "
                            + x.shape()
                            + ". Give the layer before its units.");
        }
        float[] ranks = new float[(int) extent];
        for (int i = 0; i < extent; i++) {
            ranks[i] = i + 1;
        }
        return constant(Shape.of(extent), ranks);
    }
}
