package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVectors;

/// What every [Search] does, without memory: all neighbours anew for each joining, in `O(n³)`, with
/// the same bits and the same choice among equals.
final class PlainClustering {

    private PlainClustering() {}

    static History history(FourVectors event, JetDefinition definition) {
        History history = new History(definition, event, 0, event.length());
        double radiusSquared = definition.radius() * definition.radius();
        int[] nodes = new int[history.particles];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = i;
        }
        for (int left = nodes.length; left > 0; left--) {
            long least = Long.MAX_VALUE;
            int first = -1;
            int second = -1;
            for (int i = 0; i < nodes.length; i++) {
                if (nodes[i] < 0) {
                    continue;
                }
                int j = nearest(history, nodes, i, radiusSquared);
                double s = j < 0 ? radiusSquared : separation(history, nodes[i], nodes[j]);
                double d = s * definition.algorithm().scale(history.ptSquared[nodes[i]]);
                long key = Search.key(d, Search.names(nodes.length), i);
                if (key < least) {
                    least = key;
                    first = i;
                    second = j;
                }
            }
            double scale = definition.algorithm().scale(history.ptSquared[nodes[first]]);
            if (second < 0) {
                history.finish(nodes[first], scale);
                nodes[first] = -1;
            } else {
                double s = separation(history, nodes[first], nodes[second]);
                double d = s * scale / radiusSquared;
                int joined = history.join(nodes[first], nodes[second], d);
                nodes[Math.max(first, second)] = -1;
                nodes[Math.min(first, second)] = joined;
            }
        }
        return history;
    }

    private static int nearest(History history, int[] nodes, int i, double radiusSquared) {
        long least = Search.key(radiusSquared, Search.names(nodes.length), 0);
        int nearest = -1;
        for (int j = 0; j < nodes.length; j++) {
            if (j != i && nodes[j] >= 0) {
                double s = separation(history, nodes[i], nodes[j]);
                long key = Search.key(s, Search.names(nodes.length), j);
                if (key < least) {
                    least = key;
                    nearest = j;
                }
            }
        }
        return nearest;
    }

    private static double separation(History history, int a, int b) {
        double y = history.rapidity[a] - history.rapidity[b];
        double phi = Math.abs(history.phi[a] - history.phi[b]);
        phi = phi > Math.PI ? 2 * Math.PI - phi : phi;
        return y * y + phi * phi;
    }
}
