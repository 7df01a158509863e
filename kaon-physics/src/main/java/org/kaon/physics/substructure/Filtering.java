package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Jet;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.vector.FourVectors;

import java.util.List;

/// Filtering: the jet's particles are clustered into small Cambridge/Aachen subjets, and only the
/// hardest few are kept. Holds working memory: one for each thread.
///
/// Source: Butterworth, Davison, Rubin and Salam, PRL 100 (2008) 242001.
public final class Filtering {

    private final Clustering clustering;
    private final int subjets;

    /// `radius` is R_filt, `subjets` is n_filt.
    ///
    /// *Errors*: less than one subjet, a radius that is not positive.
    public Filtering(double radius, int subjets) {
        if (subjets < 1) {
            throw new IllegalArgumentException(
                    "filtering: expected at least one subjet to keep, got " + subjets + ".");
        }
        this.clustering = new Clustering(JetDefinition.cambridgeAachen(radius));
        this.subjets = subjets;
    }

    /// The same where the number of subjets is a setting.
    ///
    /// *Errors*: also a number that is not whole.
    static Filtering of(double radius, double subjets) {
        if (subjets != Math.rint(subjets) || !(subjets <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "filtering: expected a whole number of subjets to keep, got " + subjets + ".");
        }
        return new Filtering(radius, (int) Math.max(subjets, 0));
    }

    /// Grooms the particles in [from, to) as one jet.
    public Subjets groom(FourVectors particles, long from, long to) {
        List<Jet> all = clustering.cluster(particles, from, to).inclusive(0);
        return new Subjets(all.subList(0, Math.min(subjets, all.size())));
    }

    int[] kept(FourVectors particles, long from, long to) {
        return groom(particles, from, to).constituents();
    }

    /// Grooms all particles as one jet.
    public Subjets groom(FourVectors particles) {
        return groom(particles, 0, particles.length());
    }
}
