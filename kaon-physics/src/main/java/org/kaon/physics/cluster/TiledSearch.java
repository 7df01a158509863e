package org.kaon.physics.cluster;

/// Each jet remembers its nearest neighbour within the radius, found among the tiles around it, and
/// a tournament gives the smallest distance: about `O(n log n)` where jets are spread out.
///
/// Source: Cacciari, Salam and Soyez, EPJC 72 (2012) 1896, section 3 (tiling).
final class TiledSearch implements Search {

    private final Tiles tiles = new Tiles();
    private final Tournament tournament = new Tournament();
    private final int[] around = new int[9];
    private final Places places = new Places();
    private int[] seekers = {};

    @Override
    public void run(History history) {
        start(history);
        for (int left = history.particles; left > 0; left--) {
            int a = tournament.smallest();
            int b = places.neighbour[a];
            double d = tournament.value(a) / places.radiusSquared;
            if (b < 0) {
                history.finish(places.node[a], d);
                retire(a);
            } else {
                int joined = history.join(places.node[a], places.node[b], d);
                join(a, b, joined, history);
            }
        }
    }

    private void start(History history) {
        int n = history.particles;
        places.start(history);
        if (seekers.length < n) {
            seekers = new int[places.node.length];
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            low = Math.min(low, places.y[i]);
            high = Math.max(high, places.y[i]);
        }
        tiles.start(n, history.definition.radius(), low, high);
        tournament.start(n);
        // Each pair is looked at once: the later jet meets those that are there already.
        for (int i = 0; i < n; i++) {
            tiles.add(i, places.y[i], places.phi[i]);
            meet(i, false);
        }
        for (int i = 0; i < n; i++) {
            measure(i);
        }
    }

    private void measure(int i) {
        tournament.set(i, places.distance(i));
    }

    /// Compares a jet with all around it, both ways; with `keep` the others' distances follow.
    private void meet(int jet, boolean keep) {
        int count = tiles.around(jet, around);
        for (int t = 0; t < count; t++) {
            for (int j = tiles.first(around[t]); j >= 0; j = tiles.after(j)) {
                if (j == jet) {
                    continue;
                }
                double s = places.separation(jet, j);
                if (s < places.separation[jet]) {
                    places.near(jet, j, s);
                }
                if (s < places.separation[j]) {
                    places.near(j, jet, s);
                    if (keep) {
                        measure(j);
                    }
                }
            }
        }
    }

    private void seek(int jet) {
        double least = places.radiusSquared;
        int nearest = -1;
        int count = tiles.around(jet, around);
        for (int t = 0; t < count; t++) {
            for (int j = tiles.first(around[t]); j >= 0; j = tiles.after(j)) {
                double s = places.separation(jet, j);
                if (s < least && j != jet) {
                    least = s;
                    nearest = j;
                }
            }
        }
        places.near(jet, nearest, least);
        measure(jet);
    }

    /// Collects around a jet those whose neighbour it (or the other) is.
    private int orphans(int jet, int other, int found) {
        int count = tiles.around(jet, around);
        int n = found;
        for (int t = 0; t < count; t++) {
            for (int j = tiles.first(around[t]); j >= 0; j = tiles.after(j)) {
                int to = places.neighbour[j];
                if (to >= 0 && (to == jet || to == other)) {
                    // Marked, so that it is not collected twice.
                    places.neighbour[j] = -1;
                    seekers[n++] = j;
                }
            }
        }
        return n;
    }

    private void retire(int a) {
        tiles.remove(a);
        tournament.set(a, Double.POSITIVE_INFINITY);
        int count = orphans(a, -1, 0);
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
        places.put(a, history, joined);
        places.forget(a);
        tiles.add(a, places.y[a], places.phi[a]);
        for (int i = 0; i < count; i++) {
            seek(seekers[i]);
        }
        meet(a, true);
        measure(a);
    }
}
