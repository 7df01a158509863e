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
        Interpreter.rule(LinearResize.class, RemapLoops::resize);
        Interpreter.rule(LinearResize.Backward.class, RemapLoops::resizeBackward);
    }

    private static double[] resize(LinearResize op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        Shape x = in.getFirst().shape();
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.size(); j++) {
                y[i] += weight(type.shape(), i, x, j) * in.getFirst().values()[j];
            }
        }
        return y;
    }

    private static double[] resizeBackward(
            LinearResize.Backward op, List<Doubles> in, TensorType type) {
        double[] dx = new double[(int) type.shape().size()];
        Doubles dy = in.getFirst();
        for (int j = 0; j < dx.length; j++) {
            for (int i = 0; i < dy.values().length; i++) {
                dx[j] += weight(dy.shape(), i, type.shape(), j) * dy.values()[i];
            }
        }
        return dx;
    }

    /// The weight of element j of x in element i of y: the product of hats over the spatial axes.
    private static double weight(Shape y, int i, Shape x, int j) {
        long[] to = Doubles.index(y, i);
        long[] from = Doubles.index(x, j);
        int last = to.length - 1;
        double weight = to[0] == from[0] && to[last] == from[last] ? 1 : 0;
        for (int axis = 1; axis < last && weight > 0; axis++) {
            double middle = (to[axis] + 0.5) * x.extent(axis) / y.extent(axis) - 0.5;
            double held = Math.clamp(middle, 0, x.extent(axis) - 1);
            weight *= Math.max(0, 1 - Math.abs(held - from[axis]));
        }
        return weight;
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
