package org.kaon.physics.cluster;

import java.util.Arrays;

/// The (y, φ) plane cut into tiles at least one radius wide, each with a list of its jets: what is
/// nearer than the radius lies in the same tile or in one of its eight neighbours.
final class Tiles {

    private static final double FARTHEST = 10;
    private static final int NONE = -1;

    private int rows;
    private int columns;
    private double lowest;
    private double height;
    private int[] head = {};
    private int[] next = {};
    private int[] previous = {};
    private int[] tile = {};

    /// Starts over, empty, for jets between two rapidities.
    void start(int jets, double radius, double low, double high) {
        double bottom = Math.max(low, -FARTHEST);
        double top = Math.max(bottom, Math.min(high, FARTHEST));
        double size = Math.max(radius, Math.sqrt(2 * Math.PI * (top - bottom) / (4.0 * jets)));
        columns = Math.max(3, (int) (2 * Math.PI / size));
        rows = Math.max(1, (int) ((top - bottom) / size));
        lowest = bottom;
        height = Math.max(size, (top - bottom) / rows);
        if (head.length < rows * columns) {
            head = new int[rows * columns];
        }
        if (next.length < jets) {
            next = new int[jets];
            previous = new int[jets];
            tile = new int[jets];
        }
        Arrays.fill(head, 0, rows * columns, NONE);
    }

    void add(int jet, double y, double phi) {
        int row = (int) Math.max(0, Math.min(rows - 1, Math.floor((y - lowest) / height)));
        double turn = phi / (2 * Math.PI);
        int column = Math.min(columns - 1, (int) ((turn - Math.floor(turn)) * columns));
        int t = row * columns + column;
        tile[jet] = t;
        next[jet] = head[t];
        previous[jet] = NONE;
        if (head[t] != NONE) {
            previous[head[t]] = jet;
        }
        head[t] = jet;
    }

    void remove(int jet) {
        int before = previous[jet];
        int after = next[jet];
        if (before == NONE) {
            head[tile[jet]] = after;
        } else {
            next[before] = after;
        }
        if (after != NONE) {
            previous[after] = before;
        }
    }

    /// Puts the tiles around a jet's (and its own) into `around`, returns how many.
    int around(int jet, int[] around) {
        int row = tile[jet] / columns;
        int column = tile[jet] % columns;
        int count = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = -1; c <= 1; c++) {
                around[count++] = r * columns + (column + c + columns) % columns;
            }
        }
        return count;
    }

    /// The first jet of a tile, or −1.
    int first(int tile) {
        return head[tile];
    }

    /// The jet after another in its tile, or −1.
    int after(int jet) {
        return next[jet];
    }
}
