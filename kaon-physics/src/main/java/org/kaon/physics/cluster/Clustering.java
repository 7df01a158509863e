package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVectors;

/// Clusters the particles of one event after another. Holds working memory: one for each thread.
public final class Clustering {

    // Measured: where the particles fill less than this area, in squared radii, evenly, all of them
    // in a row are faster than tiles, up to so many; and where less than the other over the square
    // of their number.
    private static final double CLOSE = 10;
    private static final int MANY = 300;
    private static final double FEW = 420 * 420;

    // What flies along the beam is not to stretch an event.
    private static final double FARTHEST = 10;

    private final JetDefinition definition;
    private final CloseSearch close = new CloseSearch();
    private final TiledSearch tiled = new TiledSearch();

    public Clustering(JetDefinition definition) {
        this.definition = definition;
    }

    /// The whole tree of joinings of the particles in [from, to); none gives no jets.
    ///
    /// *Errors*: [BadParticleException].
    public ClusterSequence cluster(FourVectors particles, long from, long to) {
        History history = new History(definition, particles, from, to);
        if (history.particles > 0) {
            double area = area(history);
            int n = history.particles;
            if (area * n * n <= FEW || area <= CLOSE && n <= MANY) {
                close.run(history);
            } else {
                tiled.run(history, n / area);
            }
        }
        return new ClusterSequence(history);
    }

    /// The tree of all particles.
    public ClusterSequence cluster(FourVectors particles) {
        return cluster(particles, 0, particles.length());
    }

    // By the spread of the particles about the first.
    private static double area(History history) {
        int n = history.particles;
        double y = 0;
        double ySquared = 0;
        double phi = 0;
        double phiSquared = 0;
        for (int i = 1; i < n; i++) {
            double dy = history.rapidity[i] - history.rapidity[0];
            dy = Math.max(-FARTHEST, Math.min(FARTHEST, dy));
            double dphi = history.phi[i] - history.phi[0];
            dphi -= 2 * Math.PI * Math.rint(dphi / (2 * Math.PI));
            y += dy;
            ySquared += dy * dy;
            phi += dphi;
            phiSquared += dphi * dphi;
        }
        return side(n, y, ySquared, history) * side(n, phi, phiSquared, history);
    }

    // In radii, at least one: that of an even spread with this variance, which is side²/12.
    private static double side(int n, double sum, double squares, History history) {
        double variance = (squares - sum * sum / n) / n;
        return Math.max(1, Math.sqrt(12 * Math.max(0, variance)) / history.definition.radius());
    }
}
