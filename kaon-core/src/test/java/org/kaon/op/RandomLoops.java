package org.kaon.op;

import static org.kaon.op.Interpreter.rule;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The interpreter's loops for random numbers and running sums.
final class RandomLoops {

    private RandomLoops() {}

    static void rules() {
        rule(RandomInteger.class, RandomLoops::integers);
        rule(CumSum.class, RandomLoops::cumSum);
    }

    private static double[] integers(RandomInteger op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        int[] words = new int[4];
        for (int i = 0; i < y.length; i++) {
            Philox.block(i / 4, (long) in.getLast().values()[0], op.seed(), words);
            double share = Integer.toUnsignedLong(words[i % 4]) * 0x1p-32;
            y[i] = op.low() + Math.floor(share * (op.high() - op.low()));
        }
        return y;
    }

    private static double[] cumSum(CumSum op, List<Doubles> in, TensorType type) {
        double[] x = in.getFirst().values();
        Shape shape = type.shape();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            long[] at = Doubles.index(shape, i);
            long k = at[op.axis()];
            for (long j = 0; j < shape.extent(op.axis()); j++) {
                at[op.axis()] = j;
                boolean counts = op.reverse() ? j > k : j < k;
                y[i] += counts || j == k && !op.exclusive() ? x[Doubles.offset(shape, at)] : 0;
            }
        }
        return y;
    }
}
