package org.kaon.physics.cluster;

/// The search for jets that lie apart: neighbours are looked for in the tiles around, and a
/// tournament gives the smallest distance.
///
/// Source: Cacciari, Salam and Soyez, EPJC 72 (2012) 1896, section 3 (tiles).
final class TiledSearch implements Search {

    private final Tiles tiles = new Tiles();
    private final Tournament tournament = new Tournament();

    // By jet: its node, its power of pT², its neighbour and the neighbour's node at that time.
    private int[] node = {};
    private double[] scale = {};
    private int[] neighbour = {};
    private int[] neighbourNode = {};

    private double radiusSquared;

    @Override
    public void run(History history) {
        start(history);
        int left = history.particles;
        while (left > 0) {
            int a = tournament.smallest();
            int b = neighbour[a];
            if (b >= 0 && node[b] != neighbourNode[a]) {
                tournament.set(a, seek(a));
                continue;
            }
            double d = tournament.least() / radiusSquared;
            if (b < 0) {
                history.finish(node[a], d);
                retire(a);
            } else {
                join(a, b, history, d);
            }
            left--;
        }
    }

    private void start(History history) {
        int n = history.particles;
        if (node.length < n) {
            int size = Math.max(64, 2 * n);
            node = new int[size];
            scale = new double[size];
            neighbour = new int[size];
            neighbourNode = new int[size];
        }
        radiusSquared = history.definition.radius() * history.definition.radius();
        for (int i = 0; i < n; i++) {
            node[i] = i;
            scale[i] = history.definition.algorithm().scale(history.ptSquared[i]);
        }
        tiles.start(history);
        tournament.start(n);
        for (int i = 0; i < n; i++) {
            tournament.place(i, seek(i));
        }
        tournament.build();
    }

    private void retire(int index) {
        node[index] = History.NONE;
        tiles.remove(index);
        tournament.set(index, Double.POSITIVE_INFINITY);
    }

    private void join(int a, int b, History history, double d) {
        int joined = history.join(node[a], node[b], d);
        int kept = Math.min(a, b);
        tiles.remove(kept);
        retire(Math.max(a, b));
        node[kept] = joined;
        scale[kept] = history.definition.algorithm().scale(history.ptSquared[joined]);
        double y = history.rapidity[joined];
        double phi = history.phi[joined];
        int tile = tiles.tileOf(y, phi);
        double separation = meet(kept, tile, y, phi);
        tiles.add(kept, tile, y, phi);
        tiles.reach[tiles.slot[kept]] = separation;
        tournament.set(kept, separation * scale[kept]);
    }

    /// Finds the nearest neighbour of a jet and returns its distance times R².
    private double seek(int index) {
        int at = tiles.slot[index];
        double[] y = tiles.y;
        double[] phi = tiles.phi;
        double y0 = y[at];
        double phi0 = phi[at];
        double least = radiusSquared;
        int nearest = -1;
        int runs = tiles.around(tiles.tile(index));
        for (int t = 0; t < runs; t++) {
            int last = tiles.to[t];
            for (int j = tiles.from[t]; j < last; j++) {
                double s = Search.separation(y0, phi0, y[j], phi[j]);
                if (s <= least && j != at && (s < least || tiles.jet[j] < nearest)) {
                    least = s;
                    nearest = tiles.jet[j];
                }
            }
        }
        tiles.reach[at] = least;
        near(index, nearest);
        return least * scale[index];
    }

    private void near(int index, int nearest) {
        neighbour[index] = nearest;
        neighbourNode[index] = nearest < 0 ? History.NONE : node[nearest];
    }

    /// Compares a jet that has not been put into its tile yet with all around it, both ways;
    /// returns its squared separation from the nearest.
    private double meet(int index, int tile, double y0, double phi0) {
        double[] y = tiles.y;
        double[] phi = tiles.phi;
        double[] reach = tiles.reach;
        double least = radiusSquared;
        int nearest = -1;
        int runs = tiles.around(tile);
        for (int t = 0; t < runs; t++) {
            int last = tiles.to[t];
            for (int j = tiles.from[t]; j < last; j++) {
                double s = Search.separation(y0, phi0, y[j], phi[j]);
                if (s <= least && (s < least || tiles.jet[j] < nearest)) {
                    least = s;
                    nearest = tiles.jet[j];
                }
                if (s <= reach[j]) {
                    approach(j, s, index);
                }
            }
        }
        near(index, nearest);
        return least;
    }

    /// Tells the jet in a slot of another that is as near as its neighbour, or nearer.
    private void approach(int at, double separation, int other) {
        int index = tiles.jet[at];
        if (separation == tiles.reach[at]) {
            int old = neighbour[index];
            // One that has gone says nothing of others as near: they are sought when it matters.
            if (old <= other || node[old] != neighbourNode[index]) {
                return;
            }
        }
        tiles.reach[at] = separation;
        near(index, other);
        tournament.set(index, separation * scale[index]);
    }
}
