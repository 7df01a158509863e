package org.kaon.op;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// The interpreter's loops for ops that move, sum or draw elements.
final class Loops {

    private Loops() {}

    static double[] select(Select op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            long[] index = Doubles.index(type.shape(), i);
            y[i] = in.get(0).at(index) != 0 ? in.get(1).at(index) : in.get(2).at(index);
        }
        return y;
    }

    static double[] reduce(
            List<Integer> axes,
            List<Doubles> in,
            TensorType type,
            double start,
            DoubleBinaryOperator combine) {
        Shape x = in.getFirst().shape();
        Shape kept = Axes.reduce(x, axes, true);
        double[] y = new double[(int) type.shape().size()];
        Arrays.fill(y, start);
        for (int i = 0; i < x.size(); i++) {
            int at = Doubles.offset(kept, Doubles.index(x, i));
            y[at] = combine.applyAsDouble(y[at], in.getFirst().values()[i]);
        }
        return y;
    }

    static double[] max(List<Integer> axes, List<Doubles> in, TensorType type) {
        return reduce(axes, in, type, Double.NEGATIVE_INFINITY, Math::max);
    }

    static double[] softmax(int axis, List<Doubles> in, boolean logarithm) {
        Doubles x = in.getFirst();
        TensorType row = x.type().withShape(x.shape().with(axis, 1));
        Doubles peak = new Doubles(row, max(List.of(axis), in, row));
        double[] sum = new double[peak.values().length];
        double[] y = new double[x.values().length];
        for (int i = 0; i < y.length; i++) {
            long[] index = Doubles.index(x.shape(), i);
            y[i] = x.values()[i] - peak.at(index);
            sum[Doubles.offset(row.shape(), index)] += Math.exp(y[i]);
        }
        for (int i = 0; i < y.length; i++) {
            double total = sum[Doubles.offset(row.shape(), Doubles.index(x.shape(), i))];
            y[i] = logarithm ? y[i] - Math.log(total) : Math.exp(y[i]) / total;
        }
        return y;
    }

    static double[] transpose(Transpose op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            long[] index = Doubles.index(type.shape(), i);
            long[] from = new long[index.length];
            for (int axis = 0; axis < index.length; axis++) {
                from[op.axes().get(axis)] = index[axis];
            }
            y[i] = in.getFirst().at(from);
        }
        return y;
    }

    static double[] broadcast(BroadcastLike op, List<Doubles> in, TensorType type) {
        Doubles x = in.getFirst();
        Doubles expanded = new Doubles(x.type().withShape(op.expanded(x.shape())), x.values());
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = expanded.at(Doubles.index(type.shape(), i));
        }
        return y;
    }

    static double[] sumLike(SumLike op, List<Doubles> in, TensorType type) {
        Shape x = in.getFirst().shape();
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < x.size(); i++) {
            y[Doubles.offset(type.shape(), Doubles.index(x, i))] += in.getFirst().values()[i];
        }
        return y;
    }

    static double[] oneHot(OneHot op, List<Doubles> in, TensorType type) {
        double[] indices = in.getFirst().values();
        double[] y = new double[indices.length * op.depth()];
        for (int i = 0; i < indices.length; i++) {
            for (int j = 0; j < op.depth(); j++) {
                y[i * op.depth() + j] = indices[i] == j ? 1 : 0;
            }
        }
        return y;
    }

    static double[] concat(Concat op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        long start = 0;
        for (Doubles part : in) {
            for (int i = 0; i < part.values().length; i++) {
                long[] index = Doubles.index(part.shape(), i);
                index[op.axis()] += start;
                y[Doubles.offset(type.shape(), index)] = part.values()[i];
            }
            start += part.shape().extent(op.axis());
        }
        return y;
    }

    static double[] slice(Slice op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            long[] index = Doubles.index(type.shape(), i);
            index[op.axis()] += op.from();
            y[i] = in.getFirst().values()[Doubles.offset(in.getFirst().shape(), index)];
        }
        return y;
    }

    static double[] uniform(RandomUniform op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        int[] words = new int[4];
        for (int i = 0; i < y.length; i++) {
            Philox.block(i / 4, (long) in.getLast().values()[0], op.seed(), words);
            y[i] = Philox.uniform(words[i % 4]);
        }
        return y;
    }

    static double[] normal(RandomNormal op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        int[] words = new int[4];
        for (int i = 0; i < y.length; i++) {
            Philox.block(i / 4, (long) in.getLast().values()[0], op.seed(), words);
            int pair = i % 4 / 2 * 2;
            double r = Math.sqrt(-2 * Math.log(Philox.positiveUniform(words[pair])));
            double angle = 2 * Math.PI * Philox.uniform(words[pair + 1]);
            y[i] = r * (i % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
        }
        return y;
    }
}
