package org.kaon.physics.cluster;

import java.util.Arrays;

/// The (y, φ) plane cut into tiles at least one radius wide, so that what is nearer than the radius
/// lies in the same tile or in one of its eight neighbours. The places of jets stand in memory tile
/// after tile along y, so that the three tiles around a jet in one column are one run of slots; a
/// slot between two tiles that holds no jet lies infinitely far away.
final class Tiles {

    private static final double FARTHEST = 10;

    // Tiles no smaller than what makes two of them for a particle.
    private static final double PER_JET = 2;

    // So that rounding cannot put two jets within the radius into tiles that do not touch.
    private static final double SLACK = 1 + 1e-9;

    /// By slot: the place, the jet, and how near another must be to become its neighbour.
    double[] y = {};

    double[] phi = {};
    double[] reach = {};
    int[] jet = {};

    /// By jet.
    int[] slot = {};

    final int[] from = new int[3];
    final int[] to = new int[3];

    private int[] tile = {};
    private int rows;
    private int columns;
    private double lowest;
    private double perHeight;
    private double perWidth;

    // The slots of tile t: jets in [start[t], end[t]), nothing in [end[t], start[t + 1]).
    private int[] start = {};
    private int[] end = {};

    /// Starts over with the first particles of a history.
    void start(History history) {
        int n = history.particles;
        allocate(n);
        cut(history);
        int count = rows * columns;
        Arrays.fill(end, 0, count, 0);
        for (int i = 0; i < n; i++) {
            int t = tileOf(history.rapidity[i], history.phi[i]);
            tile[i] = t;
            end[t]++;
        }
        int sum = 0;
        for (int t = 0; t < count; t++) {
            start[t] = sum;
            sum += end[t];
            end[t] = start[t];
        }
        start[count] = sum;
        for (int i = 0; i < n; i++) {
            place(i, end[tile[i]]++, history.rapidity[i], history.phi[i]);
        }
    }

    private void allocate(int n) {
        if (slot.length < n) {
            int size = Math.max(64, 2 * n);
            y = new double[size];
            phi = new double[size];
            reach = new double[size];
            jet = new int[size];
            slot = new int[size];
            tile = new int[size];
        }
    }

    private void cut(History history) {
        int n = history.particles;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            low = Math.min(low, history.rapidity[i]);
            high = Math.max(high, history.rapidity[i]);
        }
        lowest = Math.max(low, -FARTHEST);
        double length = Math.max(0, Math.min(high, FARTHEST) - lowest);
        double radius = history.definition.radius() * SLACK;
        double size = Math.max(radius, Math.sqrt(2 * Math.PI * length / (PER_JET * n)));
        columns = (int) (2 * Math.PI / size);
        columns = columns < 3 ? 1 : columns;
        rows = Math.max(1, (int) (length / size));
        perHeight = length > size ? rows / length : 0;
        perWidth = columns / (2 * Math.PI);
        if (end.length < rows * columns) {
            end = new int[2 * rows * columns];
            start = new int[2 * rows * columns + 1];
        }
    }

    /// Which tile a place lies in.
    int tileOf(double y, double phi) {
        int row = Math.max(0, Math.min(rows - 1, (int) ((y - lowest) * perHeight)));
        int column = Math.max(0, Math.min(columns - 1, (int) ((phi + Math.PI) * perWidth)));
        return column * rows + row;
    }

    private void place(int index, int at, double rapidity, double azimuth) {
        y[at] = rapidity;
        phi[at] = azimuth;
        jet[at] = index;
        slot[index] = at;
    }

    /// Which tile a jet was put into.
    int tile(int index) {
        return tile[index];
    }

    /// Finds the runs of slots, `[from[k], to[k])`, that hold what is within the radius of a tile,
    /// its own column first; returns how many there are.
    int around(int t) {
        int column = t / rows;
        int row = t - column * rows;
        int low = row == 0 ? 0 : row - 1;
        int high = row == rows - 1 ? row : row + 1;
        run(0, column, low, high);
        if (columns == 1) {
            return 1;
        }
        run(1, column == 0 ? columns - 1 : column - 1, low, high);
        run(2, column == columns - 1 ? 0 : column + 1, low, high);
        return 3;
    }

    private void run(int k, int column, int low, int high) {
        from[k] = start[column * rows + low];
        to[k] = end[column * rows + high];
    }

    /// Takes a jet out of its slot; the last one of its tile moves there.
    void remove(int index) {
        int last = --end[tile[index]];
        int at = slot[index];
        if (at != last) {
            move(last, at);
        }
        y[last] = Double.POSITIVE_INFINITY;
    }

    private void move(int from, int to) {
        place(jet[from], to, y[from], phi[from]);
        reach[to] = reach[from];
    }

    /// Puts a jet into a tile. There must have been one more jet before.
    void add(int index, int t, double rapidity, double azimuth) {
        if (end[t] == start[t + 1]) {
            makeRoom(t);
        }
        tile[index] = t;
        place(index, end[t]++, rapidity, azimuth);
    }

    // The nearest empty slot comes over, one jet of each tile between giving way.
    private void makeRoom(int t) {
        int count = rows * columns;
        int left = t;
        int right = t;
        while (true) {
            if (--left >= 0 && end[left] < start[left + 1]) {
                for (int k = left + 1; k <= t; k++) {
                    start[k]--;
                    end[k]--;
                    if (start[k] < end[k]) {
                        move(end[k], start[k]);
                    }
                }
                clear(t);
                return;
            }
            if (++right < count && end[right] < start[right + 1]) {
                for (int k = right; k > t; k--) {
                    if (start[k] < end[k]) {
                        move(start[k], end[k]);
                    }
                    start[k]++;
                    end[k]++;
                }
                clear(t);
                return;
            }
        }
    }

    private void clear(int t) {
        y[end[t]] = Double.POSITIVE_INFINITY;
    }
}
