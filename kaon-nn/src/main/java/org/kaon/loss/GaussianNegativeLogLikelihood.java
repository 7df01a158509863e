package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

/// `½(s + (t − μ)²·e^(−s))`, averaged over the components, where a prediction holds means μ and
/// then logarithms s of variances. Kaon's own.
///
/// *Shape*: target `[batch, …, d]`, prediction `[batch, …, 2d]`.
///
/// *Source*: Nix and Weigend, ICNN 1994, equation 5, without the constant.
public record GaussianNegativeLogLikelihood() implements Loss {

    public static GaussianNegativeLogLikelihood gaussianNegativeLogLikelihood() {
        return new GaussianNegativeLogLikelihood();
    }

    @Override
    public Value of(Value target, Value prediction) {
        long extent = prediction.shape().extent(-1);
        if (extent < 2 || extent % 2 != 0) {
            throw new ShapeException(
                    "GaussianNegativeLogLikelihood: expected means and as many logarithms of"
                            + " variances on the last axis, found "
                            + prediction.shape()
                            + ".");
        }
        Value middle = slice(prediction, -1, 0, extent / 2);
        Value spread = slice(prediction, -1, extent / 2, extent);
        Value truth = Target.like(target, middle, className());
        Value distance = multiply(square(subtract(truth, middle)), exp(negate(spread)));
        return multiply(constant(0.5f), mean(add(spread, distance), false, -1));
    }

    @Override
    public void write(Config.Writer out) {}
}
