package org.kaon.op;

import static org.kaon.op.Interpreter.rule;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;

/// The interpreter's loops for ops that pick or place elements by index.
final class IndexLoops {

    private IndexLoops() {}

    static void rules() {
        rule(Gather.class, IndexLoops::gather);
        rule(ScatterAdd.class, IndexLoops::scatterAdd);
        rule(SegmentSum.class, IndexLoops::segmentSum);
        rule(SegmentMax.class, IndexLoops::segmentMax);
        rule(Concat.Part.class, IndexLoops::part);
    }

    /// Where an element of a gathered value comes from; −1 for nowhere.
    private static int source(long[] at, Shape x, int axis, boolean batched, Doubles indices) {
        int places = indices.shape().rank() - (batched ? axis : 0);
        long[] place = Arrays.copyOfRange(at, batched ? 0 : axis, axis + places);
        long index = (long) indices.values()[exact(indices.shape(), place)];
        if (index < 0 || index >= x.extent(axis)) {
            return -1;
        }
        long[] from = new long[x.rank()];
        System.arraycopy(at, 0, from, 0, axis);
        from[axis] = index;
        System.arraycopy(at, axis + places, from, axis + 1, x.rank() - axis - 1);
        return exact(x, from);
    }

    private static int exact(Shape shape, long[] index) {
        int at = 0;
        for (int i = 0; i < index.length; i++) {
            at = Math.toIntExact(at * shape.extent(i) + index[i]);
        }
        return at;
    }

    private static double[] gather(Gather op, List<Doubles> in, TensorType type) {
        Shape x = in.getFirst().shape();
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            long[] at = Doubles.index(type.shape(), i);
            int from = source(at, x, op.axis(), op.batched(), in.getLast());
            y[i] = from < 0 ? 0 : in.getFirst().values()[from];
        }
        return y;
    }

    private static double[] scatterAdd(ScatterAdd op, List<Doubles> in, TensorType type) {
        Doubles updates = in.getFirst();
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < updates.values().length; i++) {
            long[] at = Doubles.index(updates.shape(), i);
            int to = source(at, type.shape(), op.axis(), op.batched(), in.get(1));
            if (to >= 0) {
                y[to] += updates.values()[i];
            }
        }
        return y;
    }

    private static double[] segmentSum(SegmentSum op, List<Doubles> in, TensorType type) {
        Doubles values = in.getFirst();
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < values.values().length; i++) {
            long[] at = Doubles.index(values.shape(), i);
            long segment = (long) in.getLast().values()[(int) at[0]];
            if (segment >= 0 && segment < op.segments()) {
                at[0] = segment;
                y[exact(type.shape(), at)] += values.values()[i];
            }
        }
        return y;
    }

    private static double[] segmentMax(SegmentMax op, List<Doubles> in, TensorType type) {
        Doubles values = in.getFirst();
        double[] y = new double[(int) type.shape().size()];
        Arrays.fill(y, Double.NEGATIVE_INFINITY);
        boolean[] any = new boolean[y.length];
        for (int i = 0; i < values.values().length; i++) {
            long[] at = Doubles.index(values.shape(), i);
            long segment = (long) in.getLast().values()[(int) at[0]];
            if (segment >= 0 && segment < op.segments()) {
                at[0] = segment;
                int to = exact(type.shape(), at);
                y[to] = Math.max(y[to], values.values()[i]);
                any[to] = true;
            }
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = any[i] ? y[i] : 0;
        }
        return y;
    }

    private static double[] part(Concat.Part op, List<Doubles> in, TensorType type) {
        double[] y = new double[(int) type.shape().size()];
        long from = 0;
        for (int i = 0; i < op.index(); i++) {
            from += in.get(i + 1).shape().extent(op.axis());
        }
        for (int i = 0; i < y.length; i++) {
            long[] at = Doubles.index(type.shape(), i);
            at[op.axis()] += from;
            y[i] = in.getFirst().values()[exact(in.getFirst().shape(), at)];
        }
        return y;
    }
}
