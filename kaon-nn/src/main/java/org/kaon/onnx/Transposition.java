package org.kaon.onnx;

import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Tensors with their axes in another order, as ONNX and Kaon hold kernels in different ones.
public final class Transposition {

    private Transposition() {}

    /// Axis i of the result is axis `axes[i]` of x.
    public static Tensor of(Tensor x, List<Integer> axes) {
        int rank = axes.size();
        long[] from = x.shape().extents();
        long[] to = axes.stream().mapToLong(axis -> from[axis]).toArray();
        Tensor y = Tensor.allocate(x.type().withShape(Shape.of(to)), Arena.ofAuto());
        long[] steps = new long[rank];
        long step = 1;
        for (int i = rank - 1; i >= 0; i--) {
            steps[i] = step;
            step *= from[i];
        }
        int bytes = x.type().dataType().bytes();
        long[] index = new long[rank];
        for (long i = 0; i < y.size(); i++) {
            long source = 0;
            for (int axis = 0; axis < rank; axis++) {
                source += index[axis] * steps[axes.get(axis)];
            }
            MemorySegment.copy(x.data(), source * bytes, y.data(), i * bytes, bytes);
            for (int axis = rank - 1; axis >= 0 && ++index[axis] == to[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return y;
    }
}
