package org.kaon.physics.substructure;

import org.kaon.physics.cluster.ClusterSequence;
import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Jet;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.cluster.Recombination;
import org.kaon.physics.vector.FourVectors;

import java.util.List;

/// N-subjettiness `τ_N = Σ pTᵢ min_k ΔRᵢₖ^β / (Σ pTᵢ R₀^β)`: how far a jet's particles are from N
/// axes, near 0 for N prongs or fewer.
///
/// Fewer particles than axes give 0. Holds working memory: one for each thread.
///
/// Source: Thaler and Van Tilburg, JHEP 03 (2011) 015 and JHEP 02 (2012) 093 (minimisation).
public final class Subjettiness {

    private static final double ALL = 1000;
    private static final double MOST_BETA = 100;
    private static final int MOST_AXES = 1000;
    private static final int MOST_STEPS = 1000;
    private static final double STILL = 1e-14;

    // Squared; an axis so near is the particle's own direction, rounded.
    private static final double ROUNDING = 1e-28;

    /// Where the axes are put.
    public enum Axes {
        /// Exclusive kT subjets, momenta summed.
        KT,
        /// Exclusive kT subjets, winner takes all.
        WINNER_TAKES_ALL_KT,
        /// Those of [#KT], then moved to the next local minimum of τ_N.
        ONE_PASS_KT,
        /// Those of [#WINNER_TAKES_ALL_KT], then moved to the next local minimum of τ_N.
        ONE_PASS_WINNER_TAKES_ALL_KT
    }

    private final Axes axes;
    private final double beta;
    private final double radius;
    private final Clustering clustering;

    /// `beta` is β, `radius` is R₀.
    ///
    /// *Errors*: β outside (0, 100], R₀ that is not positive; minimisation with β below 1, where
    /// τ_N has a minimum at every particle.
    public Subjettiness(Axes axes, double beta, double radius) {
        if (!(beta > 0 && beta <= MOST_BETA) || !(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException(
                    "N-subjettiness: expected β in (0, 100] and a finite R₀ > 0, got %s and %s."
                            .formatted(beta, radius));
        }
        this.axes = axes;
        this.beta = beta;
        this.radius = radius;
        if (beta < 1 && moves()) {
            throw new IllegalArgumentException(
                    "N-subjettiness: axes can be minimised for β ≥ 1, got " + beta + ".");
        }
        JetDefinition kt = JetDefinition.kt(ALL);
        boolean winner =
                axes == Axes.WINNER_TAKES_ALL_KT || axes == Axes.ONE_PASS_WINNER_TAKES_ALL_KT;
        clustering = new Clustering(winner ? kt.with(Recombination.WINNER_TAKES_ALL) : kt);
    }

    private boolean moves() {
        return axes == Axes.ONE_PASS_KT || axes == Axes.ONE_PASS_WINNER_TAKES_ALL_KT;
    }

    /// `τ₁ … τ_most` of the particles in [from, to), most from 1 to 1,000; NaN where particles have
    /// no pT.
    ///
    /// *Errors*: another number of axes; [org.kaon.physics.cluster.BadParticleException].
    public double[] of(FourVectors particles, long from, long to, int most) {
        if (most < 1 || most > MOST_AXES) {
            throw new IllegalArgumentException(
                    "N-subjettiness: expected 1 to %d axes, got %d.".formatted(MOST_AXES, most));
        }
        double[] tau = new double[most];
        Directions d = Directions.of(particles, from, to);
        ClusterSequence tree = clustering.cluster(particles, from, to);
        double scale = d.totalPt() * StrictMath.pow(radius, beta);
        for (int n = 1; n <= most && n < d.size(); n++) {
            List<Jet> subjets = tree.exclusive(n);
            double[] y = subjets.stream().mapToDouble(Jet::rapidity).toArray();
            double[] phi = subjets.stream().mapToDouble(Jet::phi).toArray();
            if (moves()) {
                minimise(d, y, phi);
            }
            tau[n - 1] = sum(d, y, phi) / scale;
        }
        return tau;
    }

    private static int nearest(Directions d, int i, double[] y, double[] phi) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < y.length; k++) {
            double s = d.separationSquared(i, y[k], phi[k]);
            if (s < least) {
                least = s;
                best = k;
            }
        }
        return best;
    }

    private double sum(Directions d, double[] y, double[] phi) {
        double sum = 0;
        for (int i = 0; i < d.size(); i++) {
            int k = nearest(d, i, y, phi);
            sum += d.pt()[i] * power(d.separationSquared(i, y[k], phi[k]));
        }
        return sum;
    }

    private double power(double square) {
        if (square < ROUNDING) {
            return 0;
        }
        return beta == 2
                ? square
                : beta == 1 ? Math.sqrt(square) : StrictMath.pow(square, beta / 2);
    }

    // Each axis goes to the mean of its particles with weights pT r^(β − 2): the mean itself for
    // β = 2, Weiszfeld's way to the geometric median for β = 1. A step never makes τ larger.
    private void minimise(Directions d, double[] y, double[] phi) {
        double before = sum(d, y, phi);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] newY = y.clone();
            double[] newPhi = phi.clone();
            move(d, newY, newPhi);
            double after = sum(d, newY, newPhi);
            if (!(after < before * (1 - STILL))) {
                return;
            }
            System.arraycopy(newY, 0, y, 0, y.length);
            System.arraycopy(newPhi, 0, phi, 0, phi.length);
            before = after;
        }
    }

    private void move(Directions d, double[] y, double[] phi) {
        double[] weight = new double[y.length];
        double[] sumY = new double[y.length];
        double[] sumPhi = new double[y.length];
        for (int i = 0; i < d.size(); i++) {
            int k = nearest(d, i, y, phi);
            double square = Math.max(d.separationSquared(i, y[k], phi[k]), 1e-20);
            double w = d.pt()[i] * StrictMath.pow(square, beta / 2 - 1);
            double dphi = d.phi()[i] - phi[k];
            dphi -= 2 * Math.PI * Math.rint(dphi / (2 * Math.PI));
            weight[k] += w;
            sumY[k] += w * d.rapidity()[i];
            sumPhi[k] += w * dphi;
        }
        for (int k = 0; k < y.length; k++) {
            if (weight[k] > 0) {
                y[k] = sumY[k] / weight[k];
                phi[k] += sumPhi[k] / weight[k];
            }
        }
    }
}
