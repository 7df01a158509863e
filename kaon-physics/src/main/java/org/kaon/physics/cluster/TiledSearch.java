package org.kaon.physics.cluster;

/// The search for jets that lie apart: neighbours are looked for in the tiles around, and a
/// tournament gives the smallest distance.
///
/// Source: Cacciari, Salam and Soyez, EPJC 72 (2012) 1896, section 3 (tiles).
final class TiledSearch implements Search {

    private final Tiles tiles = new Tiles();
    private final Tournament tournament = new Tournament();

    // By name: the node, or −1 when it has gone, the power of pT², and the neighbour's node.
    private int[] node = {};
    private double[] scale = {};
    private int[] neighbour = {};

    private double radiusSquared;
    private long names;
    private long none;

    @Override
    public void run(History history) {
        run(history, 0);
    }

    /// With so many particles in a squared radius, were they even.
    void run(History history, double density) {
        start(history, density);
        int left = history.particles;
        while (left > 0) {
            int a = (int) (tournament.least() & names);
            long reach = tiles.reach[tiles.slot[a]];
            int b = (int) (reach & names);
            if (reach == none) {
                history.finish(node[a], scale[a]);
                retire(a);
                left--;
            } else if (node[b] == neighbour[a]) {
                join(a, b, history);
                left--;
            } else {
                tournament.set(a, seek(a, history));
            }
        }
    }

    private void start(History history, double density) {
        int n = history.particles;
        if (node.length < n) {
            int size = Math.max(64, 2 * n);
            node = new int[size];
            scale = new double[size];
            neighbour = new int[size];
        }
        names = Search.names(n);
        radiusSquared = history.definition.radius() * history.definition.radius();
        none = Search.key(radiusSquared, names, 0);
        for (int i = 0; i < n; i++) {
            node[i] = i;
            scale[i] = history.definition.algorithm().scale(history.ptSquared[i]);
        }
        tiles.start(history, density);
        tournament.start(n);
        for (int i = 0; i < n; i++) {
            tournament.place(i, seek(i, history));
        }
        tournament.build();
    }

    private void retire(int name) {
        node[name] = History.NONE;
        tiles.remove(name);
        tournament.set(name, Long.MAX_VALUE);
    }

    private void join(int a, int b, History history) {
        double separation = Search.separation(history, node[a], node[b]);
        double d = separation * scale[a] / radiusSquared;
        int joined = history.join(node[a], node[b], d);
        int kept = Math.min(a, b);
        tiles.remove(kept);
        retire(Math.max(a, b));
        node[kept] = joined;
        scale[kept] = history.definition.algorithm().scale(history.ptSquared[joined]);
        double y = history.rapidity[joined];
        double phi = history.phi[joined];
        int tile = tiles.tileOf(y, phi);
        long least = tiles.fine() ? meetNear(kept, tile, history) : meet(kept, tile, history);
        tiles.add(kept, tile, y, phi);
        settle(tiles.slot[kept], tile, least);
        tournament.set(kept, distance(kept, least, history));
    }

    /// Finds the nearest neighbour of a jet and returns the key of its distance times R².
    private long seek(int name, History history) {
        int at = tiles.slot[name];
        double[] y = tiles.y;
        double y0 = y[at];
        double phi0 = tiles.phi[at];
        // Not to find itself.
        y[at] = Double.POSITIVE_INFINITY;
        int tile = tiles.tile(name);
        long least = tiles.fine() ? nearest(tile, y0, phi0) : around(tile, y0, phi0);
        y[at] = y0;
        settle(at, tile, least);
        return distance(name, least, history);
    }

    private void settle(int at, int tile, long least) {
        tiles.reach[at] = least;
        tiles.reaches(tile, Double.longBitsToDouble(least | names));
    }

    private long around(int tile, double y0, double phi0) {
        int runs = tiles.around(tile);
        long least = none;
        for (int t = 0; t < runs; t++) {
            least = scan(t, y0, phi0, least);
        }
        return least;
    }

    // First what lies beside, then all that may be as near.
    private long nearest(int tile, double y0, double phi0) {
        tiles.beside(tile);
        long least = scan(0, y0, phi0, none);
        double separation = Double.longBitsToDouble(least | names);
        int runs = tiles.within(Math.sqrt(separation), y0, phi0);
        for (int t = 0; t < runs; t++) {
            least = scan(t, y0, phi0, least);
        }
        return least;
    }

    private long scan(int run, double y0, double phi0, long none) {
        double[] y = tiles.y;
        double[] phi = tiles.phi;
        int[] jet = tiles.jet;
        long mask = names;
        long least = none;
        int last = tiles.to[run];
        for (int j = tiles.from[run]; j < last; j++) {
            double s = Search.separation(y0, phi0, y[j], phi[j]);
            least = Math.min(least, Search.key(s, mask, jet[j]));
        }
        return least;
    }

    // From the separation in full, of which the key of the neighbour holds the first bits.
    private long distance(int name, long nearest, History history) {
        double separation = radiusSquared;
        if (nearest != none) {
            int other = node[(int) (nearest & names)];
            neighbour[name] = other;
            separation = Search.separation(history, node[name], other);
        }
        return Search.key(separation * scale[name], names, name);
    }

    /// Compares a jet that has not been put into its tile yet with all around it, both ways;
    /// returns the key of its separation from the nearest.
    private long meet(int name, int tile, History history) {
        double[] y = tiles.y;
        double[] phi = tiles.phi;
        int[] jet = tiles.jet;
        long[] reach = tiles.reach;
        long mask = names;
        double y0 = history.rapidity[node[name]];
        double phi0 = history.phi[node[name]];
        long least = none;
        int runs = tiles.around(tile);
        for (int t = 0; t < runs; t++) {
            int last = tiles.to[t];
            for (int j = tiles.from[t]; j < last; j++) {
                double s = Search.separation(y0, phi0, y[j], phi[j]);
                long key = Search.key(s, mask, name);
                if (key < reach[j]) {
                    approach(j, key, history);
                }
                least = Math.min(least, Search.key(s, mask, jet[j]));
            }
        }
        return least;
    }

    /// The same among fine tiles.
    private long meetNear(int name, int tile, History history) {
        double y0 = history.rapidity[node[name]];
        double phi0 = history.phi[node[name]];
        int runs = tiles.near(y0, phi0);
        for (int t = 0; t < runs; t++) {
            for (int j = tiles.nearFrom[t]; j < tiles.nearTo[t]; j++) {
                double s = Search.separation(y0, phi0, tiles.y[j], tiles.phi[j]);
                long key = Search.key(s, names, name);
                if (key < tiles.reach[j]) {
                    approach(j, key, history);
                }
            }
        }
        return nearest(tile, y0, phi0);
    }

    private void approach(int at, long key, History history) {
        int name = tiles.jet[at];
        tiles.reach[at] = key;
        tournament.set(name, distance(name, key, history));
    }
}
