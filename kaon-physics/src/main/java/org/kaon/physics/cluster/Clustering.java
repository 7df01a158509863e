package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVectors;

/// Clusters the particles of one event after another. Holds working memory: one for each thread.
public final class Clustering {

    private final JetDefinition definition;
    private final NeighbourSearch search = new NeighbourSearch();

    public Clustering(JetDefinition definition) {
        this.definition = definition;
    }

    /// The whole tree of joinings of the particles in [from, to); none gives no jets.
    ///
    /// *Errors*: a particle that is not finite, named by its index.
    public ClusterSequence cluster(FourVectors particles, long from, long to) {
        History history = new History(definition, particles, from, to);
        if (history.particles > 0) {
            search.run(history);
        }
        return new ClusterSequence(history);
    }

    /// The tree of all particles.
    public ClusterSequence cluster(FourVectors particles) {
        return cluster(particles, 0, particles.length());
    }
}
