package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Constituent;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

/// Trimming: the jet's particles are clustered into small kT subjets, and those with less than a
/// fraction of the jet's pT are thrown away. Holds working memory: one for each thread.
///
/// Source: Krohn, Thaler and Wang, JHEP 02 (2010) 084.
public final class Trimming {

    private final Clustering clustering;
    private final double fraction;

    /// `radius` is R_sub, `fraction` is f_cut.
    ///
    /// *Errors*: a fraction outside [0, 1], a radius that is not positive.
    public Trimming(double radius, double fraction) {
        this(JetDefinition.kt(radius), fraction);
    }

    /// With subjets of another definition.
    public Trimming(JetDefinition subjets, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "trimming: the fraction must lie in [0, 1], got " + fraction + ".");
        }
        this.clustering = new Clustering(subjets);
        this.fraction = fraction;
    }

    /// Grooms the particles in [from, to) as one jet.
    public Subjets groom(FourVectors particles, long from, long to) {
        FourVector jet = Constituent.sum(particles, from, to);
        return new Subjets(clustering.cluster(particles, from, to).inclusive(fraction * jet.pt()));
    }

    int[] kept(FourVectors particles, long from, long to) {
        return groom(particles, from, to).constituents();
    }

    /// Grooms all particles as one jet.
    public Subjets groom(FourVectors particles) {
        return groom(particles, 0, particles.length());
    }
}
