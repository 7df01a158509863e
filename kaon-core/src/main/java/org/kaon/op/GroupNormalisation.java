package org.kaon.op;

import static org.kaon.op.Add.add;
import static org.kaon.op.BatchNormalisation.aligned;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.ReshapeLike.reshapeLike;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// `y = (x − μ) / √(σ² + ε) · gain + shift` with the moments over all places and over the channels
/// of a group, for each element of the batch.
///
/// *Shape*: `[batch, …]` → same, the channels on `axis`; gain and shift `[channels]`. *Type*:
/// floating.
///
/// *Errors*: channels that the groups do not divide; an unknown extent beside that of the batch.
///
/// *Source*: Wu, He 2018, equation 7.
public final class GroupNormalisation {

    private GroupNormalisation() {}

    /// `groups` neighbouring sets of channels.
    public static Value groupNormalisation(
            Value x, Value gain, Value shift, int groups, float epsilon, int axis) {
        int channel = Axes.axis("GroupNormalisation", x.shape(), axis);
        long channels = x.shape().extent(channel);
        if (groups < 1 || channels == Shape.ANY || channels % groups != 0) {
            throw new ShapeException(
                    "GroupNormalisation: expected a known number of channels that "
                            + groups
                            + " groups divide, found "
                            + x.shape()
                            + ". Choose a divisor of the channels.");
        }
        List<Long> extents = new ArrayList<>(Arrays.stream(x.shape().extents()).boxed().toList());
        extents.set(channel, channels / groups);
        extents.add(channel, (long) groups);
        Shape split = Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
        int[] axes = IntStream.range(1, split.rank()).filter(i -> i != channel).toArray();
        Value standardised = Moments.moments(reshape(x, split), axes).standardised(epsilon);
        return affine(reshapeLike(standardised, x), gain, shift, channel);
    }

    /// Each channel is a group of its own: the moments are those of its places.
    ///
    /// *Source*: Ulyanov, Vedaldi, Lempitsky 2016, equation 8.
    public static Value instanceNormalisation(
            Value x, Value gain, Value shift, float epsilon, int axis) {
        int channel = Axes.axis("InstanceNormalisation", x.shape(), axis);
        int[] places = IntStream.range(1, x.shape().rank()).filter(i -> i != channel).toArray();
        Value standardised = Moments.moments(x, places).standardised(epsilon);
        return affine(standardised, gain, shift, channel);
    }

    private static Value affine(Value x, Value gain, Value shift, int channel) {
        return add(
                multiply(x, aligned(gain, x.shape(), channel)), aligned(shift, x.shape(), channel));
    }
}
