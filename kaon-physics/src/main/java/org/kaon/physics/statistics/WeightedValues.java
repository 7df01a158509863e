package org.kaon.physics.statistics;

import java.util.Arrays;

/// Values beside their weights, in ascending order of the values; equal ones in their order.
///
/// Sorted by merging runs of both, without a box for each value: `O(n log n)`.
public record WeightedValues(double[] values, double[] weights) {

    private static final int RUN = 16;

    /// Sorted copies. No value may be NaN.
    public static WeightedValues ascending(double[] values, double[] weights) {
        double[] v = values.clone();
        double[] w = weights.clone();
        int n = v.length;
        for (int from = 0; from < n; from += RUN) {
            insert(v, w, from, Math.min(from + RUN, n));
        }
        double[] otherV = new double[n];
        double[] otherW = new double[n];
        for (long run = RUN; run < n; run *= 2) {
            for (long from = 0; from < n; from += 2 * run) {
                int middle = (int) Math.min(from + run, n);
                int to = (int) Math.min(from + 2 * run, n);
                merge(v, w, otherV, otherW, (int) from, middle, to);
            }
            double[] swapped = v;
            v = otherV;
            otherV = swapped;
            swapped = w;
            w = otherW;
            otherW = swapped;
        }
        return new WeightedValues(v, w);
    }

    private static void insert(double[] v, double[] w, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            double value = v[i];
            double weight = w[i];
            int at = i;
            for (; at > from && v[at - 1] > value; at--) {
                v[at] = v[at - 1];
                w[at] = w[at - 1];
            }
            v[at] = value;
            w[at] = weight;
        }
    }

    private static void merge(
            double[] v, double[] w, double[] toV, double[] toW, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            int taken = right == to || left < middle && v[left] <= v[right] ? left++ : right++;
            toV[k] = v[taken];
            toW[k] = w[taken];
        }
    }

    /// The same without those of weight 0.
    WeightedValues withWeight() {
        int count = 0;
        double[] v = new double[values.length];
        double[] w = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (weights[i] != 0) {
                v[count] = values[i];
                w[count++] = weights[i];
            }
        }
        return new WeightedValues(Arrays.copyOf(v, count), Arrays.copyOf(w, count));
    }
}
