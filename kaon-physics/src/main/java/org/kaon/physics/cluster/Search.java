package org.kaon.physics.cluster;

/// A way to find the smallest distance again and again until every particle is in a jet.
interface Search {

    /// Runs the whole clustering on a history that holds only the particles.
    void run(History history);
}
