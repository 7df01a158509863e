package org.kaon.op;

import static org.kaon.op.Interpreter.rule;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;

/// The interpreter's loops for orders and neighbours: elements are counted that come before.
final class OrderLoops {

    private OrderLoops() {}

    static void rules() {
        rule(ArgSort.class, (op, in, type) -> first(in.getFirst(), op.descending(), type));
        rule(TopK.class, (op, in, type) -> first(in.getFirst(), true, type));
        rule(NearestNeighbours.class, OrderLoops::nearest);
    }

    /// Where the elements of the last axis come, as far as there is a place for them.
    private static double[] first(Doubles x, boolean descending, TensorType type) {
        int n = (int) x.shape().extent(-1);
        int k = (int) type.shape().extent(-1);
        double[] y = new double[(int) type.shape().size()];
        for (int row = 0; row * k < y.length; row++) {
            double[] keys = Arrays.copyOfRange(x.values(), row * n, (row + 1) * n);
            for (int i = 0; i < n; i++) {
                boolean last = Double.isNaN(keys[i]);
                keys[i] = last ? Double.NaN : descending ? -keys[i] : keys[i];
            }
            place(keys, y, row * k, k);
        }
        return y;
    }

    private static void place(double[] keys, double[] y, int start, int k) {
        for (int i = 0; i < keys.length; i++) {
            int before = 0;
            for (int j = 0; j < keys.length; j++) {
                boolean equal =
                        keys[j] == keys[i] || Double.isNaN(keys[i]) && Double.isNaN(keys[j]);
                boolean smaller =
                        keys[j] < keys[i] || Double.isNaN(keys[i]) && !Double.isNaN(keys[j]);
                before += equal && j < i || !equal && smaller ? 1 : 0;
            }
            if (before < k) {
                y[start + before] = i;
            }
        }
    }

    private static double[] nearest(NearestNeighbours op, List<Doubles> in, TensorType type) {
        Shape shape = in.getFirst().shape();
        double[] x = in.getFirst().values();
        int n = (int) shape.extent(-2);
        int d = (int) shape.extent(-1);
        double[] y = new double[(int) type.shape().size()];
        for (int point = 0; point < y.length / op.k(); point++) {
            double[] keys = new double[n];
            for (int j = 0; j < n; j++) {
                int other = point / n * n + j;
                for (int c = 0; c < d; c++) {
                    keys[j] += Math.pow(x[point * d + c] - x[other * d + c], 2);
                }
                boolean masked = in.size() > 1 && in.getLast().values()[other] == 0;
                boolean self = other == point && !op.includeSelf();
                keys[j] = self ? Double.NaN : masked ? Double.POSITIVE_INFINITY : keys[j];
            }
            place(keys, y, point * op.k(), op.k());
        }
        return y;
    }
}
