package org.kaon.physics.cluster;

import java.util.Arrays;

/// The place of the smallest of many numbers, kept up to date in `O(log n)` a change: a tree in
/// which each knot names the smaller of its two.
final class Tournament {

    private double[] values = {};
    private int[] winner = {};
    private int leaves;

    /// Starts over with numbers that are all infinite.
    void start(int count) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
        if (values.length < leaves) {
            values = new double[leaves];
            winner = new int[2 * leaves];
        }
        Arrays.fill(values, 0, leaves, Double.POSITIVE_INFINITY);
        for (int i = 0; i < leaves; i++) {
            winner[leaves + i] = i;
        }
        for (int k = leaves - 1; k > 0; k--) {
            winner[k] = winner[2 * k];
        }
    }

    /// Where the smallest is; the first of several.
    int smallest() {
        return winner[1];
    }

    double value(int index) {
        return values[index];
    }

    void set(int index, double value) {
        values[index] = value;
        for (int k = (leaves + index) >> 1; k > 0; k >>= 1) {
            int a = winner[2 * k];
            int b = winner[2 * k + 1];
            winner[k] = values[b] < values[a] ? b : a;
        }
    }
}
