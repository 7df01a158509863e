package org.kaon.op;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.stream.IntStream;

/// The interpreter's loops for pooling.
final class PoolingLoops {

    private PoolingLoops() {}

    static void rules() {
        Interpreter.rule(MaxPooling.class, PoolingLoops::max);
        Interpreter.rule(MaxPooling.Backward.class, PoolingLoops::maxBackward);
        Interpreter.rule(MaxPooling.Pick.class, PoolingLoops::pick);
        Interpreter.rule(AveragePooling.class, PoolingLoops::average);
        Interpreter.rule(AveragePooling.Backward.class, PoolingLoops::averageBackward);
    }

    private static double[] max(MaxPooling op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int o = 0; o < y.length; o++) {
            y[o] = in.get(0).values()[winner(op, in.get(0), type.shape(), o)];
        }
        return y;
    }

    private static double[] maxBackward(MaxPooling.Backward op, List<Doubles> in, TensorType type) {
        double[] dx = new double[(int) type.shape().size()];
        for (int o = 0; o < in.get(1).values().length; o++) {
            dx[winner(op.pooling(), in.get(0), in.get(1).shape(), o)] += in.get(1).values()[o];
        }
        return dx;
    }

    private static double[] pick(MaxPooling.Pick op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int o = 0; o < y.length; o++) {
            y[o] = in.get(1).values()[winner(op.pooling(), in.get(0), type.shape(), o)];
        }
        return y;
    }

    private static int winner(MaxPooling op, Doubles x, Shape y, int o) {
        int best = -1;
        for (int i : members(op, x.shape(), y, o)) {
            if (best < 0 || x.values()[i] > x.values()[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double[] average(AveragePooling op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int o = 0; o < y.length; o++) {
            int[] members = members(op, in.getFirst().shape(), type.shape(), o);
            for (int i : members) {
                y[o] += in.getFirst().values()[i] / members.length;
            }
        }
        return y;
    }

    private static double[] averageBackward(
            AveragePooling.Backward op, List<Doubles> in, TensorType type) {
        double[] dx = new double[(int) type.shape().size()];
        double[] dy = in.getFirst().values();
        for (int o = 0; o < dy.length; o++) {
            int[] members = members(op.pooling(), type.shape(), in.getFirst().shape(), o);
            for (int i : members) {
                dx[i] += dy[o] / members.length;
            }
        }
        return dx;
    }

    /// Positions in x of the elements under the window of result o, in row-major order. However
    /// large the window is, only the elements of x are looked at.
    private static int[] members(Pooling op, Shape x, Shape y, int o) {
        long[] out = Doubles.index(y, o);
        return IntStream.range(0, (int) x.size())
                .filter(i -> isUnder(op, x, out, Doubles.index(x, i)))
                .toArray();
    }

    private static boolean isUnder(Pooling op, Shape x, long[] out, long[] at) {
        boolean under = at[0] == out[0] && at[at.length - 1] == out[out.length - 1];
        for (int axis = 0; under && axis < op.size().size(); axis++) {
            long size = op.size().get(axis);
            long first =
                    out[axis + 1] * op.window().strides().get(axis)
                            - op.window().before(axis, x.extent(axis + 1), size);
            under = first <= at[axis + 1] && at[axis + 1] < first + size;
        }
        return under;
    }
}
