package org.kaon.physics.cluster;

import java.util.Arrays;

/// Each jet remembers its nearest neighbour within the radius, found among the tiles around it, and
/// a tournament gives the smallest distance: about `O(n log n)` where jets are spread out.
///
/// Source: Cacciari, Salam and Soyez, EPJC 72 (2012) 1896, section 3 (tiling).
final class TiledSearch implements Search {

    private final Tiles tiles = new Tiles();
    private final Tournament tournament = new Tournament();
    private final int[] around = new int[9];
    private double[] y = {};
    private double[] phi = {};
    private double[] scale = {};
    private double[] separation = {};
    private int[] neighbour = {};
    private int[] node = {};
    private int[] seekers = {};
    private double radiusSquared;

    @Override
    public void run(History history) {
        start(history);
        for (int left = history.particles; left > 0; left--) {
            int a = tournament.smallest();
            int b = neighbour[a];
            double d = tournament.value(a) / radiusSquared;
            if (b < 0) {
                history.finish(node[a], d);
                retire(a, -1);
            } else {
                int joined = history.join(node[a], node[b], d);
                join(a, b, joined, history);
            }
        }
    }

    private void start(History history) {
        int n = history.particles;
        radiusSquared = history.definition.radius() * history.definition.radius();
        if (y.length < n) {
            y = new double[n];
            phi = new double[n];
            scale = new double[n];
            separation = new double[n];
            neighbour = new int[n];
            node = new int[n];
            seekers = new int[n];
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            place(i, history, i);
            low = Math.min(low, y[i]);
            high = Math.max(high, y[i]);
        }
        tiles.start(n, history.definition.radius(), low, high);
        tournament.start(n);
        Arrays.fill(separation, 0, n, radiusSquared);
        Arrays.fill(neighbour, 0, n, -1);
        // Each pair is looked at once: the later jet meets those that are there already.
        for (int i = 0; i < n; i++) {
            tiles.add(i, y[i], phi[i]);
            meet(i, false);
        }
        for (int i = 0; i < n; i++) {
            measure(i);
        }
    }

    private void place(int slot, History history, int from) {
        node[slot] = from;
        y[slot] = history.rapidity[from];
        phi[slot] = history.phi[from];
        scale[slot] = history.definition.algorithm().scale(history.ptSquared[from]);
    }

    private double separation(int i, int j) {
        double dy = y[i] - y[j];
        double dphi = Math.abs(phi[i] - phi[j]);
        dphi = Math.min(dphi, 2 * Math.PI - dphi);
        return dy * dy + dphi * dphi;
    }

    private void measure(int i) {
        int j = neighbour[i];
        double d = separation[i] * (j < 0 ? scale[i] : Math.min(scale[i], scale[j]));
        tournament.set(i, d);
    }

    /// Compares a jet with all around it, both ways; with `keep` the others' distances follow.
    private void meet(int jet, boolean keep) {
        int count = tiles.around(jet, around);
        for (int t = 0; t < count; t++) {
            for (int j = tiles.first(around[t]); j >= 0; j = tiles.after(j)) {
                if (j == jet) {
                    continue;
                }
                double s = separation(jet, j);
                if (s < separation[jet]) {
                    separation[jet] = s;
                    neighbour[jet] = j;
                }
                if (s < separation[j]) {
                    separation[j] = s;
                    neighbour[j] = jet;
                    if (keep) {
                        measure(j);
                    }
                }
            }
        }
    }

    private void seek(int jet) {
        double least = radiusSquared;
        int nearest = -1;
        int count = tiles.around(jet, around);
        for (int t = 0; t < count; t++) {
            for (int j = tiles.first(around[t]); j >= 0; j = tiles.after(j)) {
                double s = separation(jet, j);
                if (s < least && j != jet) {
                    least = s;
                    nearest = j;
                }
            }
        }
        separation[jet] = least;
        neighbour[jet] = nearest;
        measure(jet);
    }

    /// Collects around a jet those whose neighbour it (or the other) is.
    private int orphans(int jet, int other, int found) {
        int count = tiles.around(jet, around);
        int n = found;
        for (int t = 0; t < count; t++) {
            for (int j = tiles.first(around[t]); j >= 0; j = tiles.after(j)) {
                int to = neighbour[j];
                if (to >= 0 && (to == jet || to == other)) {
                    // Marked, so that it is not collected twice.
                    neighbour[j] = -1;
                    seekers[n++] = j;
                }
            }
        }
        return n;
    }

    private void retire(int a, int other) {
        tiles.remove(a);
        tournament.set(a, Double.POSITIVE_INFINITY);
        int count = orphans(a, other, 0);
        for (int i = 0; i < count; i++) {
            seek(seekers[i]);
        }
    }

    private void join(int a, int b, int joined, History history) {
        tiles.remove(a);
        tiles.remove(b);
        tournament.set(b, Double.POSITIVE_INFINITY);
        int count = orphans(a, b, 0);
        count = orphans(b, a, count);
        place(a, history, joined);
        separation[a] = radiusSquared;
        neighbour[a] = -1;
        tiles.add(a, y[a], phi[a]);
        for (int i = 0; i < count; i++) {
            seek(seekers[i]);
        }
        meet(a, true);
        measure(a);
    }
}
