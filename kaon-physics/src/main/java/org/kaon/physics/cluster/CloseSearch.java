package org.kaon.physics.cluster;

/// The search for jets that nearly all lie within reach of each other, where tiles save nothing:
/// all are looked at in a row, and the smallest distance is found on the way.
final class CloseSearch implements Search {

    // By slot, jets side by side: place, power of pT², squared separation from the neighbour and
    // its product with the power; node, neighbour's node, and the lowest particle of its joinings.
    private double[] y = {};
    private double[] phi = {};
    private double[] scale = {};
    private double[] reach = {};
    private double[] distance = {};
    private int[] node = {};
    private int[] neighbour = {};
    private int[] rank = {};

    // By node: its slot, or −1 when it has gone.
    private int[] slot = {};

    private double radiusSquared;
    private int count;

    /// The slot with the smallest distance.
    private int best;

    @Override
    public void run(History history) {
        start(history);
        while (count > 0) {
            int a = best;
            int other = neighbour[a];
            double d = distance[a] / radiusSquared;
            if (other < 0) {
                history.finish(node[a], d);
                remove(a);
                choose();
            } else if (slot[other] < 0) {
                seek(a);
            } else {
                join(a, slot[other], history, d);
            }
        }
    }

    private void start(History history) {
        count = history.particles;
        radiusSquared = history.definition.radius() * history.definition.radius();
        if (y.length < count) {
            allocate(2 * count);
        }
        for (int i = 0; i < count; i++) {
            rank[i] = i;
            put(i, i, history);
            meetEarlier(i);
        }
        for (int i = 0; i < count; i++) {
            distance[i] = reach[i] * scale[i];
        }
        choose();
    }

    private void allocate(int size) {
        y = new double[size];
        phi = new double[size];
        scale = new double[size];
        reach = new double[size];
        distance = new double[size];
        node = new int[size];
        neighbour = new int[size];
        rank = new int[size];
        slot = new int[2 * size];
    }

    private void put(int at, int from, History history) {
        node[at] = from;
        slot[from] = at;
        y[at] = history.rapidity[from];
        phi[at] = history.phi[from];
        scale[at] = history.definition.algorithm().scale(history.ptSquared[from]);
    }

    private void meetEarlier(int i) {
        double[] ys = y;
        double[] phis = phi;
        double[] reaches = reach;
        double y0 = ys[i];
        double phi0 = phis[i];
        double least = radiusSquared;
        int nearest = -1;
        for (int j = 0; j < i; j++) {
            double s = Search.separation(y0, phi0, ys[j], phis[j]);
            if (s < least) {
                least = s;
                nearest = j;
            }
            if (s < reaches[j]) {
                reaches[j] = s;
                neighbour[j] = i;
            }
        }
        reaches[i] = least;
        neighbour[i] = nearest;
    }

    /// Takes a jet away: the last one moves there.
    private void remove(int at) {
        slot[node[at]] = -1;
        int last = --count;
        if (at != last) {
            y[at] = y[last];
            phi[at] = phi[last];
            scale[at] = scale[last];
            reach[at] = reach[last];
            distance[at] = distance[last];
            node[at] = node[last];
            neighbour[at] = neighbour[last];
            rank[at] = rank[last];
            slot[node[at]] = at;
        }
    }

    private void choose() {
        double least = Double.POSITIVE_INFINITY;
        int first = 0;
        for (int j = 0; j < count; j++) {
            double d = distance[j];
            if (d <= least && (d < least || rank[j] < rank[first])) {
                least = d;
                first = j;
            }
        }
        best = first;
    }

    /// Finds the nearest neighbour of a jet, and the smallest distance on the way.
    private void seek(int at) {
        double[] ys = y;
        double[] phis = phi;
        double[] distances = distance;
        double y0 = ys[at];
        double phi0 = phis[at];
        double least = radiusSquared;
        int nearest = -1;
        distances[at] = Double.POSITIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        int first = at;
        for (int j = 0; j < count; j++) {
            double s = Search.separation(y0, phi0, ys[j], phis[j]);
            if (s <= least && j != at && before(s, least, j, nearest)) {
                least = s;
                nearest = j;
            }
            double d = distances[j];
            if (d <= smallest && (d < smallest || rank[j] < rank[first])) {
                smallest = d;
                first = j;
            }
        }
        settle(at, least, nearest, smallest, first);
    }

    private void settle(int at, double least, int nearest, double smallest, int first) {
        reach[at] = least;
        neighbour[at] = nearest < 0 ? History.NONE : node[nearest];
        double d = least * scale[at];
        distance[at] = d;
        best = d < smallest || d == smallest && rank[at] < rank[first] ? at : first;
    }

    // Whether a jet is nearer than what was found so far, or as near and of lower rank.
    private boolean before(double s, double least, int j, int nearest) {
        return s < least || nearest >= 0 && rank[j] < rank[nearest];
    }

    private void join(int a, int b, History history, double d) {
        int joined = history.join(node[a], node[b], d);
        int lower = Math.min(rank[a], rank[b]);
        remove(Math.max(a, b));
        remove(Math.min(a, b));
        int at = count;
        rank[at] = lower;
        put(at, joined, history);
        meet(at, joined);
        count++;
    }

    /// Compares the jet in the slot after the last with all, both ways, and finds the smallest
    /// distance on the way.
    private void meet(int at, int joined) {
        double[] ys = y;
        double[] phis = phi;
        double[] reaches = reach;
        double[] distances = distance;
        double y0 = ys[at];
        double phi0 = phis[at];
        double least = radiusSquared;
        int nearest = -1;
        double smallest = Double.POSITIVE_INFINITY;
        int first = at;
        for (int j = 0; j < at; j++) {
            double s = Search.separation(y0, phi0, ys[j], phis[j]);
            if (s <= least && before(s, least, j, nearest)) {
                least = s;
                nearest = j;
            }
            if (s <= reaches[j]) {
                approach(j, s, at, joined);
            }
            double d = distances[j];
            if (d <= smallest && (d < smallest || rank[j] < rank[first])) {
                smallest = d;
                first = j;
            }
        }
        settle(at, least, nearest, smallest, first);
    }

    private void approach(int j, double separation, int at, int joined) {
        if (separation == reach[j]) {
            int old = neighbour[j];
            // One that has gone says nothing of others as near: they are sought when it matters.
            if (old < 0 || slot[old] < 0 || rank[slot[old]] < rank[at]) {
                return;
            }
        }
        reach[j] = separation;
        neighbour[j] = joined;
        distance[j] = separation * scale[j];
    }
}
