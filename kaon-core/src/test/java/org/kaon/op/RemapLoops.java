package org.kaon.op;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The interpreter's loops for copies by maps of axes.
final class RemapLoops {

    private RemapLoops() {}

    static void rules() {
        Interpreter.rule(Remap.class, RemapLoops::remap);
        Interpreter.rule(Remap.Backward.class, RemapLoops::backward);
    }

    private static double[] remap(Remap op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            int from = source(op.axes(), in.getFirst().shape(), Doubles.index(type.shape(), i));
            y[i] = from < 0 ? op.fill() : in.getFirst().values()[from];
        }
        return y;
    }

    private static double[] backward(Remap.Backward op, List<Doubles> in, TensorType type) {
        double[] dx = new double[(int) type.shape().size()];
        Doubles dy = in.getFirst();
        for (int i = 0; i < dy.values().length; i++) {
            int from = source(op.axes(), type.shape(), Doubles.index(dy.shape(), i));
            if (from >= 0) {
                dx[from] += dy.values()[i];
            }
        }
        return dx;
    }

    private static int source(List<AxisMap> axes, Shape x, long[] index) {
        long[] from = new long[index.length];
        for (int axis = 0; axis < from.length; axis++) {
            from[axis] = axes.get(axis).source(index[axis], x.extent(axis));
            if (from[axis] < 0) {
                return -1;
            }
        }
        return Doubles.offset(x, from);
    }
}
