package org.kaon.physics.cluster;

/// A way to find the smallest distance again and again until every particle is in a jet: that of
/// the jet with the least product of its own power of pT² and its squared separation from its
/// nearest neighbour within the radius, or the squared radius.
///
/// A jet whose neighbour has gone keeps its separation, which can only have grown: its new
/// neighbour is sought when its turn comes, so that most jets never seek again.
///
/// The smaller of two numbers cannot be foretold, so they are compared without a jump, as whole
/// numbers that hold the jet too in their lowest bits: see [#key]. A jet is named by the first of
/// its particles. Numbers that agree to the bits that are left, 42 for a thousand particles, count
/// as equal, and the lower name comes first: so all ways join the same, bit by bit.
///
/// Source: Cacciari and Salam, PLB 641 (2006) 57: the smallest `dᵢⱼ` joins a jet with its
/// geometrical nearest neighbour.
interface Search {

    /// Runs the whole clustering on a history that holds only the particles.
    void run(History history);

    /// The bits that hold a name among so many.
    static long names(int particles) {
        return (Long.highestOneBit(Math.max(1, particles - 1)) << 1) - 1;
    }

    /// A number that is not negative, and a name in its lowest bits.
    static long key(double number, long names, long name) {
        return Double.doubleToRawLongBits(number) & ~names | name;
    }

    /// `Δy² + Δφ²` of two directions with φ in [−π, π].
    static double separation(double y1, double phi1, double y2, double phi2) {
        double dy = y1 - y2;
        double dphi = Math.abs(phi1 - phi2);
        dphi = Math.min(dphi, 2 * Math.PI - dphi);
        return dy * dy + dphi * dphi;
    }

    /// The same of two nodes.
    static double separation(History history, int a, int b) {
        return separation(history.rapidity[a], history.phi[a], history.rapidity[b], history.phi[b]);
    }
}
