package org.kaon.physics.cluster;

import java.util.Arrays;

/// The (y, φ) plane cut into tiles at least one radius wide, so that what is nearer than the radius
/// lies in the same tile or in one of its eight neighbours; where jets lie densely, into fine tiles
/// of a few jets. The places of jets stand in memory tile after tile along y, so that tiles side by
/// side in one column are one run of slots; a slot between two tiles that holds no jet lies
/// infinitely far away.
final class Tiles {

    private static final double FARTHEST = 10;

    // Tiles no smaller than what makes so many of them for a particle.
    private static final double PER_JET = 2;
    private static final double FINE_PER_JET = 8;

    // Jets of a fine tile, were they even; and fine tiles of a radius.
    private static final double FINE = 2.5;
    private static final int FINEST = 4;
    private static final double DENSE = 10;

    // So that rounding cannot put two jets within the radius into tiles that do not touch.
    private static final double SLACK = 1 + 1e-9;

    private static final double ROUNDING = 1e-9;

    /// By slot: the place, the jet, and the key of its separation from its neighbour.
    double[] y = {};

    double[] phi = {};
    long[] reach = {};
    int[] jet = {};

    /// By jet.
    int[] slot = {};

    /// The runs of slots that were asked for last, `[from[k], to[k])`.
    final int[] from = new int[2 * FINEST + 3];

    final int[] to = new int[2 * FINEST + 3];

    /// By tile: no separation from a neighbour is larger.
    private double[] farthest = {};

    final int[] nearFrom = new int[(2 * FINEST + 1) * (2 * FINEST + 1)];
    final int[] nearTo = new int[(2 * FINEST + 1) * (2 * FINEST + 1)];

    private int fineness;

    private int[] tile = {};
    private int rows;
    private int columns;
    private double lowest;
    private double perHeight;
    private double perWidth;

    // The slots of tile t: jets in [start[t], end[t]), nothing in [end[t], start[t + 1]).
    private int[] start = {};
    private int[] end = {};

    /// Starts over with the first particles of a history, so many in a squared radius.
    void start(History history, double density) {
        int n = history.particles;
        allocate(n);
        cut(history, density);
        int count = rows * columns;
        Arrays.fill(end, 0, count, 0);
        Arrays.fill(farthest, 0, count, 0);
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
            reach = new long[size];
            jet = new int[size];
            slot = new int[size];
            tile = new int[size];
        }
    }

    private void cut(History history, double density) {
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
        fineness = fineness(density, radius);
        double most = (fineness > 1 ? FINE_PER_JET : PER_JET) * n;
        double size = Math.max(radius / fineness, Math.sqrt(2 * Math.PI * length / most));
        columns = (int) (2 * Math.PI / size);
        columns = columns < 3 ? 1 : columns;
        rows = Math.max(1, (int) (length / size));
        perHeight = length > size ? rows / length : 0;
        perWidth = columns / (2 * Math.PI);
        if (end.length < rows * columns) {
            end = new int[2 * rows * columns];
            start = new int[2 * rows * columns + 1];
            farthest = new double[2 * rows * columns];
        }
    }

    private static int fineness(double density, double radius) {
        // Twice the radius is to be less than the whole turn.
        return density < DENSE || radius > 2
                ? 1
                : Math.min(FINEST, Math.max(1, (int) Math.sqrt(density / FINE)));
    }

    /// Whether tiles are smaller than the radius.
    boolean fine() {
        return fineness > 1;
    }

    /// Which tile a place lies in.
    int tileOf(double y, double phi) {
        int column = Math.max(0, Math.min(columns - 1, (int) ((phi + Math.PI) * perWidth)));
        return column * rows + row(y);
    }

    private int row(double y) {
        return Math.max(0, Math.min(rows - 1, (int) ((y - lowest) * perHeight)));
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

    /// The run of slots of a tile and its two neighbours along y.
    void beside(int t) {
        int column = t / rows;
        int row = t - column * rows;
        run(0, column, Math.max(0, row - 1), Math.min(rows - 1, row + 1));
    }

    /// Finds the runs of slots that hold what is within a distance, at most the radius, of a place;
    /// returns how many there are.
    int within(double distance, double y, double phi) {
        double d = distance + ROUNDING;
        int low = row(y - d);
        int high = row(y + d);
        int first = (int) Math.floor((phi - d + Math.PI) * perWidth);
        int last = (int) Math.floor((phi + d + Math.PI) * perWidth);
        int count = 0;
        for (int c = first; c <= last; c++) {
            run(count++, Math.floorMod(c, columns), low, high);
        }
        return count;
    }

    /// Finds the fine tiles within the radius of a place in which a jet may be as near to it as to
    /// its own neighbour: their slots, as runs; returns how many there are.
    int near(double y, double phi) {
        int row = row(y);
        int own = Math.max(0, Math.min(columns - 1, (int) ((phi + Math.PI) * perWidth)));
        int low = Math.max(0, row - fineness);
        int high = Math.min(rows - 1, row + fineness);
        int count = 0;
        for (int c = -fineness; c <= fineness; c++) {
            double across = gap(phi + Math.PI, own, c, perWidth);
            int base = Math.floorMod(own + c, columns) * rows;
            for (int r = low; r <= high; r++) {
                double along = gap(y - lowest, row, r - row, perHeight);
                int t = base + r;
                if (start[t] < end[t] && across * across + along * along <= farthest[t]) {
                    nearFrom[count] = start[t];
                    nearTo[count++] = end[t];
                }
            }
        }
        return count;
    }

    // From a place to the near edge of the tile so many further.
    private static double gap(double place, int own, int further, double perSize) {
        if (further == 0) {
            return 0;
        }
        double edge = (own + further + (further < 0 ? 1 : 0)) / perSize;
        return Math.max(0, Math.abs(edge - place) - ROUNDING);
    }

    /// Remembers how far a jet of a tile is from its neighbour.
    void reaches(int t, double separation) {
        farthest[t] = Math.max(farthest[t], separation);
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
