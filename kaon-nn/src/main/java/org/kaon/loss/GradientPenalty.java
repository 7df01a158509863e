package org.kaon.loss;

import static org.kaon.gradient.Gradients.gradients;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// `(‖∇ₓ D(x)‖ − 1)²` at points between real and generated rows, which keeps a critic D near slope
/// 1.
///
/// *Source*: Gulrajani et al., NeurIPS 2017, equation 3.
public final class GradientPenalty {

    /// Keeps the root's gradient finite where the slope is 0.
    private static final float TINY = 1e-12f;

    private GradientPenalty() {}

    /// The mean penalty of a batch, to be multiplied by its weight (10 in the paper).
    ///
    /// *Shape*: real and generated rows alike, `[batch, …]`; `mix`, `[batch]` in `[0, 1]`, is the
    /// share of the real row; the critic gives one number a row. → scalar.
    public static Value gradientPenalty(
            UnaryOperator<Value> critic, Value real, Value generated, Value mix) {
        long[] extents = new long[real.shape().rank()];
        Arrays.fill(extents, 1);
        extents[0] = real.shape().extent(0);
        Value share = reshape(mix, Shape.of(extents));
        Value between = add(generated, multiply(share, subtract(real, generated)));
        Value slope = gradients(sum(critic.apply(between)), List.of(between)).getFirst();
        int[] inner = IntStream.range(1, extents.length).toArray();
        Value norm = sqrt(maximum(sum(square(slope), false, inner), constant(TINY)));
        return mean(square(subtract(norm, constant(1f))));
    }
}
