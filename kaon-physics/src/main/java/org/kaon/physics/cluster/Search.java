package org.kaon.physics.cluster;

/// A way to find the smallest distance again and again until every particle is in a jet: that of
/// the jet with the least product of its own power of pT² and its squared separation from its
/// nearest neighbour within the radius, or the squared radius.
///
/// A jet whose neighbour has gone keeps its separation, which can only have grown: its new
/// neighbour is sought when its turn comes, so that most jets never seek again. Of equal
/// separations and distances that of the first particle counts, with the first particle of a jet
/// for the jet, so that all ways join the same, bit by bit.
///
/// Source: Cacciari and Salam, PLB 641 (2006) 57: the smallest `dᵢⱼ` joins a jet with its
/// geometrical nearest neighbour.
interface Search {

    /// Runs the whole clustering on a history that holds only the particles.
    void run(History history);

    /// `Δy² + Δφ²` of two directions with φ in [−π, π].
    static double separation(double y1, double phi1, double y2, double phi2) {
        double dy = y1 - y2;
        double dphi = Math.abs(phi1 - phi2);
        dphi = dphi > Math.PI ? 2 * Math.PI - dphi : dphi;
        return dy * dy + dphi * dphi;
    }
}
