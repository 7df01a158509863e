package org.kaon.keras;

import org.kaon.config.ConfigException;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// Tensors with their elements in another order.
final class Turns {

    private Turns() {}

    /// Tensors of equal shapes joined along the last axis.
    static Tensor beside(List<Tensor> parts) {
        long[] extents = parts.getFirst().shape().extents();
        int last = extents.length - 1;
        int width = Math.toIntExact(extents[last]);
        int rows = Math.toIntExact(parts.getFirst().size() / Math.max(1, width));
        extents[last] = (long) width * parts.size();
        float[] values = new float[rows * width * parts.size()];
        for (int p = 0; p < parts.size(); p++) {
            float[] part = parts.get(p).floats();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(
                        part, row * width, values, (row * parts.size() + p) * width, width);
            }
        }
        return Tensor.of(Shape.of(extents), values);
    }

    /// The tensor whose axis `i` is axis `axes[i]` of the given one.
    static Tensor transposed(Tensor tensor, int... axes) {
        long[] from = tensor.shape().extents();
        if (axes.length != from.length) {
            throw new ConfigException(
                    "A kernel of shape %s: expected %d axes."
                            .formatted(tensor.shape(), axes.length));
        }
        long[] strides = new long[from.length];
        long stride = 1;
        for (int d = from.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= from[d];
        }
        long[] to = Arrays.stream(axes).mapToLong(axis -> from[axis]).toArray();
        float[] values = new float[Math.toIntExact(tensor.size())];
        long[] at = new long[to.length];
        for (int i = 0; i < values.length; i++) {
            long source = 0;
            for (int d = 0; d < to.length; d++) {
                source += at[d] * strides[axes[d]];
            }
            values[i] = tensor.data().get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * source);
            for (int d = to.length - 1; d >= 0 && ++at[d] == to[d]; d--) {
                at[d] = 0;
            }
        }
        return Tensor.of(Shape.of(to), values);
    }

    /// A kernel with all but its last two axes turned round.
    static Tensor turnedRound(Tensor kernel) {
        long[] extents = kernel.shape().extents();
        int inner = Math.toIntExact(extents[extents.length - 1] * extents[extents.length - 2]);
        float[] values = kernel.floats();
        int places = values.length / Math.max(1, inner);
        float[] turned = new float[values.length];
        for (int i = 0; i < places; i++) {
            System.arraycopy(values, i * inner, turned, (places - 1 - i) * inner, inner);
        }
        return Tensor.of(kernel.shape(), turned);
    }
}
