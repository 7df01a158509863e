package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Jet;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.vector.FourVectors;

import java.util.List;
import java.util.Optional;

/// Soft drop: the jet's particles are clustered with Cambridge/Aachen and unclustered again, the
/// softer branch thrown away until `min(pT₁, pT₂)/(pT₁ + pT₂) > z_cut (ΔR₁₂/R₀)^β`.
///
/// `β = 0` is the modified mass drop tagger (mMDT). Holds working memory: one for each thread.
///
/// Source: Larkoski, Marzani, Soyez and Thaler, JHEP 05 (2014) 146; Dasgupta et al., JHEP 09 (2013)
/// 029.
public final class SoftDrop {

    // Larger than any distance: everything becomes one jet.
    private static final double ALL = 1000;

    private final double cut;
    private final double beta;
    private final double radius;
    private final Clustering clustering = new Clustering(JetDefinition.cambridgeAachen(ALL));

    /// `cut` is z_cut, `radius` is R₀.
    ///
    /// *Errors*: a cut outside [0, 1), a radius that is not positive.
    public SoftDrop(double cut, double beta, double radius) {
        require(cut, beta, radius);
        this.cut = cut;
        this.beta = beta;
        this.radius = radius;
    }

    static void require(double cut, double beta, double radius) {
        if (!(cut >= 0 && cut < 1) || !(radius > 0) || !Double.isFinite(beta + radius)) {
            throw new IllegalArgumentException(
                    "soft drop: expected 0 ≤ z_cut < 1, finite β and R₀ > 0, got %s, %s, %s."
                            .formatted(cut, beta, radius));
        }
    }

    /// What is left: the groomed jet, its momentum sharing `z_g` and angle `R_g` (NaN where a
    /// single particle is left, which has neither) and how many branches were dropped.
    public record Result(Jet jet, double momentumSharing, double angle, int dropped) {}

    /// Grooms the particles in [from, to) as one jet; nothing is left of no particles.
    public Optional<Result> groom(FourVectors particles, long from, long to) {
        List<Jet> all = clustering.cluster(particles, from, to).inclusive(0);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Jet jet = all.getFirst();
        int dropped = 0;
        while (true) {
            Optional<Jet.Parents> split = jet.parents();
            if (split.isEmpty()) {
                return Optional.of(new Result(jet, Double.NaN, Double.NaN, dropped));
            }
            Jet harder = split.get().harder();
            Jet softer = split.get().softer();
            double angle = Math.sqrt(harder.separationSquared(softer));
            double sharing = softer.pt() / (harder.pt() + softer.pt());
            if (sharing > (cut == 0 ? 0 : cut * StrictMath.pow(angle / radius, beta))) {
                return Optional.of(new Result(jet, sharing, angle, dropped));
            }
            jet = harder;
            dropped++;
        }
    }

    /// Grooms all particles as one jet.
    public Optional<Result> groom(FourVectors particles) {
        return groom(particles, 0, particles.length());
    }
}
