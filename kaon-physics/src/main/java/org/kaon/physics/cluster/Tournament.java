package org.kaon.physics.cluster;

import java.util.Arrays;

/// The smallest of many whole numbers, kept up to date in `O(log n)` a change: a tree in which each
/// knot holds the smaller of its two.
final class Tournament {

    private long[] values = {};
    private int leaves;

    /// Starts over with so many numbers, the largest there are until they are placed.
    void start(int count) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
        if (values.length < 2 * leaves) {
            values = new long[2 * leaves];
        }
        Arrays.fill(values, leaves, 2 * leaves, Long.MAX_VALUE);
    }

    /// Gives a number before the first question.
    void place(int index, long number) {
        values[leaves + index] = number;
    }

    /// Finds the smallest of those that were placed.
    void build() {
        long[] all = values;
        for (int k = leaves - 1; k > 0; k--) {
            all[k] = Math.min(all[2 * k], all[2 * k + 1]);
        }
    }

    long least() {
        return values[1];
    }

    void set(int index, long number) {
        long[] all = values;
        int k = leaves + index;
        long least = number;
        all[k] = number;
        while (k > 1) {
            least = Math.min(least, all[k ^ 1]);
            k >>= 1;
            if (all[k] == least) {
                return;
            }
            all[k] = least;
        }
    }
}
