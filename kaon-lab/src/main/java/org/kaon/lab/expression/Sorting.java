package org.kaon.lab.expression;

import java.util.Arrays;
import java.util.Comparator;

/// The numbers of items in order of their values.
final class Sorting {

    private Sorting() {}

    /// From the smallest to the largest; equal ones in their order, NaN last.
    static Values argsort(Values lists) {
        double[] result = new double[lists.numbers().length];
        for (int row = 0; row < lists.rows(); row++) {
            int from = lists.offsets()[row];
            int count = lists.offsets()[row + 1] - from;
            Integer[] order = new Integer[count];
            Arrays.setAll(order, i -> i);
            // Zeros of either sign are equal.
            Arrays.sort(order, Comparator.comparingDouble(i -> lists.numbers()[from + i] + 0.0));
            for (int i = 0; i < count; i++) {
                result[from + i] = order[i];
            }
        }
        return new Values(Type.NUMBERS, result, lists.offsets());
    }

    /// The number of the item that is largest after a multiplication by `sign`; NaN never is.
    static Values argmax(Values lists, int sign) {
        double[] result = new double[lists.rows()];
        for (int row = 0; row < lists.rows(); row++) {
            int from = lists.offsets()[row];
            double best = Double.NaN;
            result[row] = Double.NaN;
            for (int i = from; i < lists.offsets()[row + 1]; i++) {
                double item = sign * lists.numbers()[i];
                if (item > best || Double.isNaN(best) && !Double.isNaN(item)) {
                    best = item;
                    result[row] = i - from;
                }
            }
        }
        return Values.flat(false, result);
    }
}
