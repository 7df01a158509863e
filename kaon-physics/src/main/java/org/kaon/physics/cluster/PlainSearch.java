package org.kaon.physics.cluster;

import java.util.Arrays;

/// Each jet remembers its nearest neighbour among all others: `O(n²)` in all, best for few
/// particles.
///
/// Source: Cacciari and Salam, PLB 641 (2006) 57: the smallest `dᵢⱼ` joins a jet with its
/// geometrical nearest neighbour.
final class PlainSearch implements Search {

    private double[] y = {};
    private double[] phi = {};
    private double[] scale = {};
    private double[] separation = {};
    private double[] distance = {};
    private int[] neighbour = {};
    private int[] node = {};
    private int count;
    private double radiusSquared;

    @Override
    public void run(History history) {
        radiusSquared = history.definition.radius() * history.definition.radius();
        start(history);
        while (count > 0) {
            int a = smallest();
            int b = neighbour[a];
            double d = distance[a] / radiusSquared;
            if (b < 0) {
                history.finish(node[a], d);
                remove(a, -1);
            } else {
                int kept = Math.min(a, b);
                int gone = Math.max(a, b);
                place(kept, history, history.join(node[a], node[b], d));
                remove(gone, kept);
            }
        }
    }

    private void start(History history) {
        count = history.particles;
        if (y.length < count) {
            int size = Math.max(64, 2 * count);
            y = new double[size];
            phi = new double[size];
            scale = new double[size];
            separation = new double[size];
            distance = new double[size];
            neighbour = new int[size];
            node = new int[size];
        }
        for (int i = 0; i < count; i++) {
            place(i, history, i);
        }
        Arrays.fill(separation, 0, count, radiusSquared);
        Arrays.fill(neighbour, 0, count, -1);
        for (int i = 1; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double s = separation(i, j);
                if (s < separation[i]) {
                    separation[i] = s;
                    neighbour[i] = j;
                }
                if (s < separation[j]) {
                    separation[j] = s;
                    neighbour[j] = i;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            measure(i);
        }
    }

    private void place(int slot, History history, int from) {
        node[slot] = from;
        y[slot] = history.rapidity[from];
        phi[slot] = history.phi[from];
        scale[slot] = history.definition.algorithm().scale(history.ptSquared[from]);
    }

    private int smallest() {
        int best = 0;
        double least = distance[0];
        for (int i = 1; i < count; i++) {
            if (distance[i] < least) {
                least = distance[i];
                best = i;
            }
        }
        return best;
    }

    private double separation(int i, int j) {
        double dy = y[i] - y[j];
        double dphi = Math.abs(phi[i] - phi[j]);
        dphi = Math.min(dphi, 2 * Math.PI - dphi);
        return dy * dy + dphi * dphi;
    }

    private void measure(int i) {
        int j = neighbour[i];
        distance[i] = separation[i] * (j < 0 ? scale[i] : Math.min(scale[i], scale[j]));
    }

    /// Takes a slot away, the last one moves there; `joined` (or −1) has a new jet.
    private void remove(int gone, int joined) {
        int last = --count;
        if (gone != last) {
            y[gone] = y[last];
            phi[gone] = phi[last];
            scale[gone] = scale[last];
            separation[gone] = separation[last];
            distance[gone] = distance[last];
            neighbour[gone] = neighbour[last];
            node[gone] = node[last];
        }
        if (joined >= 0) {
            separation[joined] = radiusSquared;
            neighbour[joined] = -1;
        }
        for (int k = 0; k < count; k++) {
            if (k != joined) {
                int j = neighbour[k];
                if (j == gone || j >= 0 && j == joined) {
                    seek(k);
                } else if (j == last) {
                    neighbour[k] = gone;
                }
                if (joined >= 0) {
                    compare(k, joined);
                }
            }
        }
        if (joined >= 0) {
            measure(joined);
        }
    }

    private void compare(int k, int joined) {
        double s = separation(k, joined);
        if (s < separation[k]) {
            separation[k] = s;
            neighbour[k] = joined;
            measure(k);
        }
        if (s < separation[joined]) {
            separation[joined] = s;
            neighbour[joined] = k;
        }
    }

    private void seek(int k) {
        double least = radiusSquared;
        int nearest = -1;
        for (int j = 0; j < count; j++) {
            double s = separation(k, j);
            if (s < least && j != k) {
                least = s;
                nearest = j;
            }
        }
        separation[k] = least;
        neighbour[k] = nearest;
        measure(k);
    }
}
