package org.kaon.physics.cluster;

/// Each jet remembers its nearest neighbour among all others: `O(n²)` in all, best for few
/// particles.
///
/// Source: Cacciari and Salam, PLB 641 (2006) 57: the smallest `dᵢⱼ` joins a jet with its
/// geometrical nearest neighbour.
final class PlainSearch implements Search {

    private final Places places = new Places();
    private double[] distance = {};
    private int count;

    @Override
    public void run(History history) {
        start(history);
        while (count > 0) {
            int a = smallest();
            int b = places.neighbour[a];
            double d = distance[a] / places.radiusSquared;
            if (b < 0) {
                history.finish(places.node[a], d);
                remove(a, -1);
            } else {
                int kept = Math.min(a, b);
                int gone = Math.max(a, b);
                places.put(kept, history, history.join(places.node[a], places.node[b], d));
                remove(gone, kept);
            }
        }
    }

    private void start(History history) {
        count = history.particles;
        places.start(history);
        if (distance.length < count) {
            distance = new double[places.node.length];
        }
        for (int i = 1; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double s = places.separation(i, j);
                if (s < places.separation[i]) {
                    places.near(i, j, s);
                }
                if (s < places.separation[j]) {
                    places.near(j, i, s);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            measure(i);
        }
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

    private void measure(int i) {
        distance[i] = places.distance(i);
    }

    /// Takes a slot away, the last one moves there; `joined` (or −1) has a new jet.
    private void remove(int gone, int joined) {
        int last = --count;
        if (gone != last) {
            places.move(last, gone);
            distance[gone] = distance[last];
        }
        if (joined >= 0) {
            places.forget(joined);
        }
        for (int k = 0; k < count; k++) {
            if (k != joined) {
                int j = places.neighbour[k];
                if (j == gone || j >= 0 && j == joined) {
                    seek(k);
                } else if (j == last) {
                    places.neighbour[k] = gone;
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
        double s = places.separation(k, joined);
        if (s < places.separation[k]) {
            places.near(k, joined, s);
            measure(k);
        }
        if (s < places.separation[joined]) {
            places.near(joined, k, s);
        }
    }

    private void seek(int k) {
        double least = places.radiusSquared;
        int nearest = -1;
        for (int j = 0; j < count; j++) {
            double s = places.separation(k, j);
            if (s < least && j != k) {
                least = s;
                nearest = j;
            }
        }
        places.near(k, nearest, least);
        measure(k);
    }
}
