package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVectors;

/// Clusters the particles of one event after another. Holds working memory: one for each thread.
public final class Clustering {

    // Above this many particles tiles pay for themselves.
    private static final int FEW = 200;

    private final JetDefinition definition;
    private final PlainSearch plain = new PlainSearch();
    private final TiledSearch tiled = new TiledSearch();

    public Clustering(JetDefinition definition) {
        this.definition = definition;
    }

    /// The whole tree of joinings of the particles in [from, to); none gives no jets.
    ///
    /// *Errors*: [BadParticleException].
    public ClusterSequence cluster(FourVectors particles, long from, long to) {
        return cluster(particles, from, to, to - from > FEW ? tiled : plain);
    }

    /// The tree of all particles.
    public ClusterSequence cluster(FourVectors particles) {
        return cluster(particles, 0, particles.length());
    }

    ClusterSequence cluster(FourVectors particles, long from, long to, Search search) {
        History history = new History(definition, particles, from, to);
        if (history.particles > 0) {
            search.run(history);
        }
        return new ClusterSequence(history);
    }
}
