package org.kaon.op;

import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.Arrays;
import java.util.stream.IntStream;

/// `y = (x − μ) / √(σ² + ε) · gain + shift` for each channel, with the moments over all other axes
/// of the batch in training, and with moving ones afterwards.
///
/// *Shape*: x any; gain, shift, mean and variance `[channels]`. *Type*: floating.
///
/// *Source*: Ioffe, Szegedy 2015, algorithm 1.
public final class BatchNormalisation {

    /// The result, and the batch's moments for moving averages; the variance is divided by n, as
    /// Keras does.
    public record Trained(Value y, Value mean, Value variance) {}

    private BatchNormalisation() {}

    /// With the moments of the batch itself.
    public static Trained training(Value x, Value gain, Value shift, float epsilon, int axis) {
        int channel = Axes.axis("BatchNormalisation", x.shape(), axis);
        int[] others = IntStream.range(0, x.shape().rank()).filter(i -> i != channel).toArray();
        Moments moments = Moments.moments(x, others);
        Value scale =
                multiply(
                        Moments.inverseRoot(moments.variance(), epsilon),
                        aligned(gain, x.shape(), channel));
        Value y = add(multiply(moments.centred(), scale), aligned(shift, x.shape(), channel));
        Shape channels = Shape.of(x.shape().extent(channel));
        return new Trained(
                y, reshape(moments.mean(), channels), reshape(moments.variance(), channels));
    }

    /// With moments that are given: one multiplication and one addition for each element.
    public static Value inference(
            Value x, Value gain, Value shift, Value mean, Value variance, float epsilon, int axis) {
        int channel = Axes.axis("BatchNormalisation", x.shape(), axis);
        Value scale = multiply(Moments.inverseRoot(variance, epsilon), gain);
        Value offset = subtract(shift, multiply(mean, scale));
        Value scaled = multiply(x, aligned(scale, x.shape(), channel));
        return add(scaled, aligned(offset, x.shape(), channel));
    }

    /// A value of one axis, or a scalar, placed so that it broadcasts along one axis of a shape.
    static Value aligned(Value x, Shape shape, int axis) {
        if (x.shape().rank() != 1 || axis == shape.rank() - 1) {
            return x;
        }
        long[] extents = new long[shape.rank() - axis];
        Arrays.fill(extents, 1);
        extents[0] = x.shape().extent(0);
        return reshape(x, Shape.of(extents));
    }
}
