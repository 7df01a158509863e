package org.kaon.physics.cluster;

/// The search for jets that nearly all lie within reach of each other, where tiles save nothing:
/// all are looked at in a row, and the smallest distance is found on the way.
final class CloseSearch implements Search {

    // By slot, jets side by side: place, power of pT², keys of the separation from the neighbour
    // (no neighbour: of the radius) and of its product with the power, name, neighbour's node.
    private double[] y = {};
    private double[] phi = {};
    private double[] scale = {};
    private long[] reach = {};
    private long[] distance = {};
    private int[] name = {};
    private int[] neighbour = {};

    // By name: the slot, and the node, or −1 when it has gone.
    private int[] slot = {};
    private int[] node = {};

    private double radiusSquared;
    private long names;
    private long none;
    private int count;

    /// The key of the smallest distance.
    private long best;

    @Override
    public void run(History history) {
        start(history);
        while (count > 0) {
            int a = slot[(int) (best & names)];
            if (reach[a] == none) {
                history.finish(node[name[a]], scale[a]);
                remove(a);
                choose();
                continue;
            }
            int other = (int) (reach[a] & names);
            if (node[other] == neighbour[a]) {
                join(a, slot[other], history);
            } else {
                seek(a, history);
            }
        }
    }

    private void start(History history) {
        count = history.particles;
        names = Search.names(count);
        radiusSquared = history.definition.radius() * history.definition.radius();
        none = Search.key(radiusSquared, names, 0);
        if (y.length < count) {
            allocate(2 * count);
        }
        for (int i = 0; i < count; i++) {
            put(i, i, i, history);
            meetEarlier(i);
        }
        for (int i = 0; i < count; i++) {
            neighbour[i] = (int) (reach[i] & names);
            measure(i, history);
        }
        choose();
    }

    private void allocate(int size) {
        y = new double[size];
        phi = new double[size];
        scale = new double[size];
        reach = new long[size];
        distance = new long[size];
        name = new int[size];
        neighbour = new int[size];
        slot = new int[size];
        node = new int[size];
    }

    private void put(int at, int as, int from, History history) {
        name[at] = as;
        slot[as] = at;
        node[as] = from;
        y[at] = history.rapidity[from];
        phi[at] = history.phi[from];
        scale[at] = history.definition.algorithm().scale(history.ptSquared[from]);
    }

    private void meetEarlier(int i) {
        double[] ys = y;
        double[] phis = phi;
        long[] reaches = reach;
        long mask = names;
        double y0 = ys[i];
        double phi0 = phis[i];
        long least = none;
        for (int j = 0; j < i; j++) {
            double s = Search.separation(y0, phi0, ys[j], phis[j]);
            least = Math.min(least, Search.key(s, mask, j));
            reaches[j] = Math.min(reaches[j], Search.key(s, mask, i));
        }
        reaches[i] = least;
    }

    // From the separation in full, of which the key holds the first bits.
    private void measure(int at, History history) {
        double separation = radiusSquared;
        if (reach[at] != none) {
            int other = node[(int) (reach[at] & names)];
            separation = Search.separation(history, node[name[at]], other);
        }
        distance[at] = Search.key(separation * scale[at], names, name[at]);
    }

    /// Takes a jet away: the last one moves there.
    private void remove(int at) {
        node[name[at]] = History.NONE;
        int last = --count;
        if (at != last) {
            y[at] = y[last];
            phi[at] = phi[last];
            scale[at] = scale[last];
            reach[at] = reach[last];
            distance[at] = distance[last];
            neighbour[at] = neighbour[last];
            name[at] = name[last];
            slot[name[at]] = at;
        }
    }

    private void choose() {
        long[] distances = distance;
        long smallest = Long.MAX_VALUE;
        for (int j = 0; j < count; j++) {
            smallest = Math.min(smallest, distances[j]);
        }
        best = smallest;
    }

    /// Finds the nearest neighbour of a jet, and the smallest distance on the way.
    private void seek(int at, History history) {
        double[] ys = y;
        double[] phis = phi;
        int[] nameOf = name;
        long[] distances = distance;
        long mask = names;
        double y0 = ys[at];
        double phi0 = phis[at];
        long least = none;
        long smallest = Long.MAX_VALUE;
        distances[at] = Long.MAX_VALUE;
        ys[at] = Double.POSITIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            double s = Search.separation(y0, phi0, ys[j], phis[j]);
            least = Math.min(least, Search.key(s, mask, nameOf[j]));
            smallest = Math.min(smallest, distances[j]);
        }
        ys[at] = y0;
        settle(at, least, smallest, history);
    }

    private void settle(int at, long least, long smallest, History history) {
        reach[at] = least;
        neighbour[at] = node[(int) (least & names)];
        measure(at, history);
        best = Math.min(smallest, distance[at]);
    }

    private void join(int a, int b, History history) {
        double separation = Search.separation(history, node[name[a]], node[name[b]]);
        double d = separation * scale[a] / radiusSquared;
        int joined = history.join(node[name[a]], node[name[b]], d);
        int lower = Math.min(name[a], name[b]);
        remove(Math.max(a, b));
        remove(Math.min(a, b));
        put(count, lower, joined, history);
        meet(count++, history);
    }

    /// Compares the jet in the last slot with all others, both ways, and finds the smallest
    /// distance on the way.
    private void meet(int at, History history) {
        double[] ys = y;
        double[] phis = phi;
        int[] nameOf = name;
        long[] reaches = reach;
        long[] distances = distance;
        long mask = names;
        long own = nameOf[at];
        double y0 = ys[at];
        double phi0 = phis[at];
        long least = none;
        long smallest = Long.MAX_VALUE;
        for (int j = 0; j < at; j++) {
            double s = Search.separation(y0, phi0, ys[j], phis[j]);
            long key = Search.key(s, mask, own);
            if (key < reaches[j]) {
                reaches[j] = key;
                neighbour[j] = node[(int) own];
                measure(j, history);
            }
            least = Math.min(least, Search.key(s, mask, nameOf[j]));
            smallest = Math.min(smallest, distances[j]);
        }
        settle(at, least, smallest, history);
    }
}
