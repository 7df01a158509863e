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

    /// The slot with the smallest distance.
    private int best;

    @Override
    public void run(History history) {
        start(history);
        while (count > 0) {
            int a = best;
            int b = places.neighbour[a];
            double d = distance[a] / places.radiusSquared;
            if (b < 0) {
                history.finish(places.node[a], d);
                remove(a);
                retire(a);
            } else {
                int kept = Math.min(a, b);
                int gone = Math.max(a, b);
                places.put(kept, history, history.join(places.node[a], places.node[b], d));
                remove(gone);
                replace(gone, kept);
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
            meet(i);
        }
        best = 0;
        for (int i = 0; i < count; i++) {
            measure(i);
            best = distance[i] < distance[best] ? i : best;
        }
    }

    /// Compares a particle with those before it, both ways.
    private void meet(int i) {
        double[] y = places.y;
        double[] phi = places.phi;
        double[] separation = places.separation;
        double yi = y[i];
        double phii = phi[i];
        double least = places.radiusSquared;
        int nearest = -1;
        for (int j = 0; j < i; j++) {
            double s = Places.separation(yi, phii, y[j], phi[j]);
            if (s < least) {
                least = s;
                nearest = j;
            }
            if (s < separation[j]) {
                places.near(j, i, s);
            }
        }
        places.near(i, nearest, least);
    }

    private void measure(int i) {
        distance[i] = places.distance(i);
    }

    /// Takes a slot away: the last one moves there.
    private void remove(int gone) {
        int last = --count;
        if (gone != last) {
            places.move(last, gone);
            distance[gone] = distance[last];
        }
    }

    /// Finds new neighbours for those whose neighbour has become a jet.
    private void retire(int gone) {
        int[] neighbour = places.neighbour;
        double least = Double.POSITIVE_INFINITY;
        best = 0;
        for (int k = 0; k < count; k++) {
            if (neighbour[k] == gone) {
                seek(k);
            } else if (neighbour[k] == count) {
                neighbour[k] = gone;
            }
            if (distance[k] < least) {
                least = distance[k];
                best = k;
            }
        }
    }

    /// Compares all with the jet that was joined, and finds new neighbours for those whose
    /// neighbour went into it, unless it is nearer than that was.
    private void replace(int gone, int joined) {
        places.forget(joined);
        int[] neighbour = places.neighbour;
        double[] separation = places.separation;
        double[] y = places.y;
        double[] phi = places.phi;
        int nearest = -1;
        double nearestSeparation = places.radiusSquared;
        double least = Double.POSITIVE_INFINITY;
        best = joined;
        for (int k = 0; k < count; k++) {
            if (k == joined) {
                continue;
            }
            double s = Places.separation(y[k], phi[k], y[joined], phi[joined]);
            if (s < nearestSeparation) {
                nearestSeparation = s;
                nearest = k;
            }
            if (s < separation[k]) {
                places.near(k, joined, s);
                measure(k);
            } else if (neighbour[k] == gone || neighbour[k] == joined) {
                seek(k);
            } else if (neighbour[k] == count) {
                neighbour[k] = gone;
            }
            if (distance[k] < least) {
                least = distance[k];
                best = k;
            }
        }
        places.near(joined, nearest, nearestSeparation);
        measure(joined);
        if (distance[joined] < least || distance[joined] == least && joined < best) {
            best = joined;
        }
    }

    private void seek(int k) {
        double[] y = places.y;
        double[] phi = places.phi;
        double yk = y[k];
        double phik = phi[k];
        double least = places.radiusSquared;
        int nearest = -1;
        for (int j = 0; j < count; j++) {
            double s = Places.separation(yk, phik, y[j], phi[j]);
            if (s < least && j != k) {
                least = s;
                nearest = j;
            }
        }
        places.near(k, nearest, least);
        measure(k);
    }
}
