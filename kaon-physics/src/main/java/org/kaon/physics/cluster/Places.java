package org.kaon.physics.cluster;

import java.util.Arrays;

/// Where the jets of a search lie, and which other jet is the nearest to each within the radius;
/// column by column, in slots that are used again from event to event.
final class Places {

    double[] y = {};
    double[] phi = {};

    /// The algorithm's power of pT², by which a separation becomes a distance.
    double[] scale = {};

    /// The squared separation from the nearest neighbour, or the squared radius.
    double[] separation = {};

    /// The slot of the nearest neighbour within the radius, or −1.
    int[] neighbour = {};

    /// The jet's place in the history.
    int[] node = {};

    double radiusSquared;

    /// Puts the particles of a history into the first slots, none with a neighbour.
    void start(History history) {
        int n = history.particles;
        radiusSquared = history.definition.radius() * history.definition.radius();
        if (y.length < n) {
            int size = Math.max(64, 2 * n);
            y = new double[size];
            phi = new double[size];
            scale = new double[size];
            separation = new double[size];
            neighbour = new int[size];
            node = new int[size];
        }
        for (int i = 0; i < n; i++) {
            put(i, history, i);
        }
        Arrays.fill(separation, 0, n, radiusSquared);
        Arrays.fill(neighbour, 0, n, -1);
    }

    void put(int slot, History history, int from) {
        node[slot] = from;
        y[slot] = history.rapidity[from];
        phi[slot] = history.phi[from];
        scale[slot] = history.definition.algorithm().scale(history.ptSquared[from]);
    }

    void move(int from, int to) {
        y[to] = y[from];
        phi[to] = phi[from];
        scale[to] = scale[from];
        separation[to] = separation[from];
        neighbour[to] = neighbour[from];
        node[to] = node[from];
    }

    /// Leaves a slot without a neighbour.
    void forget(int slot) {
        near(slot, -1, radiusSquared);
    }

    void near(int slot, int nearest, double squared) {
        separation[slot] = squared;
        neighbour[slot] = nearest;
    }

    /// `Δy² + Δφ²`.
    double separation(int i, int j) {
        return separation(y[i], phi[i], y[j], phi[j]);
    }

    /// `Δy² + Δφ²` of two directions with φ in [−π, π].
    static double separation(double y1, double phi1, double y2, double phi2) {
        double dy = y1 - y2;
        double dphi = Math.abs(phi1 - phi2);
        dphi = dphi > Math.PI ? 2 * Math.PI - dphi : dphi;
        return dy * dy + dphi * dphi;
    }

    /// The distance of a jet from its neighbour, or from the beam, times R².
    double distance(int i) {
        int j = neighbour[i];
        return separation[i] * (j < 0 ? scale[i] : Math.min(scale[i], scale[j]));
    }
}
