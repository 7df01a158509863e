package org.kaon.op;

import static org.kaon.op.Interpreter.rule;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// The interpreter's loops for reductions.
final class ReductionLoops {

    private ReductionLoops() {}

    static void rules() {
        rule(Sum.class, (op, in, type) -> Loops.reduce(op.axes(), in, type, 0, Double::sum));
        rule(Prod.class, (op, in, type) -> Loops.reduce(op.axes(), in, type, 1, (a, b) -> a * b));
        rule(Max.class, (op, in, type) -> Loops.max(op.axes(), in, type));
        rule(
                Min.class,
                (op, in, type) ->
                        Loops.reduce(op.axes(), in, type, Double.POSITIVE_INFINITY, Math::min));
        rule(ArgMax.class, (op, in, type) -> extreme(op.axis(), in, type, (a, b) -> a - b));
        rule(ArgMin.class, (op, in, type) -> extreme(op.axis(), in, type, (a, b) -> b - a));
        rule(Prod.Others.class, (op, in, type) -> others(op.axes(), in));
        rule(Prod.Backward.class, (op, in, type) -> backward(op.axes(), in));
    }

    private static double[] extreme(
            int axis, List<Doubles> in, TensorType type, DoubleBinaryOperator better) {
        Doubles x = in.getFirst();
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            double best = Double.NaN;
            for (long j = 0; j < x.shape().extent(axis); j++) {
                double candidate = x.at(inserted(Doubles.index(type.shape(), i), axis, j));
                boolean takes =
                        better.applyAsDouble(candidate, best) > 0 || Double.isNaN(candidate);
                if (j == 0 || takes && !Double.isNaN(best)) {
                    best = candidate;
                    y[i] = j;
                }
            }
        }
        return y;
    }

    private static long[] inserted(long[] index, int axis, long value) {
        long[] longer = new long[index.length + 1];
        System.arraycopy(index, 0, longer, 0, axis);
        longer[axis] = value;
        System.arraycopy(index, axis, longer, axis + 1, index.length - axis);
        return longer;
    }

    /// Whether two elements are multiplied with each other.
    private static boolean together(Shape kept, Shape shape, int i, int j) {
        return Doubles.offset(kept, Doubles.index(shape, i))
                == Doubles.offset(kept, Doubles.index(shape, j));
    }

    private static double[] others(List<Integer> axes, List<Doubles> in) {
        double[] x = in.getFirst().values();
        Shape shape = in.getFirst().shape();
        Shape kept = Axes.reduce(shape, axes, true);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = 1;
            for (int j = 0; j < x.length; j++) {
                y[i] *= j != i && together(kept, shape, i, j) ? x[j] : 1;
            }
        }
        return y;
    }

    private static double[] backward(List<Integer> axes, List<Doubles> in) {
        double[] x = in.getFirst().values();
        Shape shape = in.getFirst().shape();
        Shape kept = Axes.reduce(shape, axes, true);
        double[] y = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            for (int i = 0; i < x.length; i++) {
                if (i != k && together(kept, shape, i, k)) {
                    double product = in.getLast().values()[i];
                    for (int j = 0; j < x.length; j++) {
                        boolean counts = j != i && j != k && together(kept, shape, j, k);
                        product *= counts ? x[j] : 1;
                    }
                    y[k] += product;
                }
            }
        }
        return y;
    }
}
