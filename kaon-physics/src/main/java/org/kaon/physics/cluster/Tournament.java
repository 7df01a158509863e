package org.kaon.physics.cluster;

/// The place of the smallest of many numbers, kept up to date in `O(log n)` a change: a tree in
/// which each knot holds the smaller of its two.
final class Tournament {

    private double[] value = {};
    private int[] winner = {};
    private int leaves;

    /// Starts over with so many numbers, all infinite until they are placed.
    void start(int count) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
        if (value.length < 2 * leaves) {
            value = new double[2 * leaves];
            winner = new int[2 * leaves];
        }
        for (int i = 0; i < leaves; i++) {
            winner[leaves + i] = i;
            value[leaves + i] = Double.POSITIVE_INFINITY;
        }
    }

    /// Gives a number before the first question.
    void place(int index, double number) {
        value[leaves + index] = number;
    }

    /// Finds the smallest of those that were placed.
    void build() {
        for (int k = leaves - 1; k > 0; k--) {
            int a = value[2 * k + 1] < value[2 * k] ? 2 * k + 1 : 2 * k;
            value[k] = value[a];
            winner[k] = winner[a];
        }
    }

    /// Where the smallest is; the first of several.
    int smallest() {
        return winner[1];
    }

    double least() {
        return value[1];
    }

    void set(int index, double number) {
        double[] values = value;
        int[] winners = winner;
        int k = leaves + index;
        values[k] = number;
        double v = number;
        int w = index;
        while (k > 1) {
            int other = k ^ 1;
            double u = values[other];
            if (u < v || u == v && other < k) {
                v = u;
                w = winners[other];
            }
            k >>= 1;
            if (values[k] == v && winners[k] == w) {
                return;
            }
            values[k] = v;
            winners[k] = w;
        }
    }
}
