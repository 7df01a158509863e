package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Azimuth;
import org.kaon.physics.cluster.Constituent;
import org.kaon.physics.cluster.Rapidity;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Pruning: the jet's particles are clustered again with Cambridge/Aachen, and at each joining at a
/// wide angle, `ΔR > 2 R_fact m/pT` of the jet, the softer branch is thrown away unless it carries
/// `z_cut` of the pT of the two.
///
/// Time grows as `n³`.
///
/// Source: Ellis, Vermilion and Walsh, PRD 80 (2009) 051501.
///
/// @param cut z_cut
/// @param factor R_fact
public record Pruning(double cut, double factor) {

    /// *Errors*: a cut outside [0, 1), a factor below 0.
    public Pruning {
        if (!(cut >= 0 && cut < 1) || !(factor >= 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException(
                    "pruning: expected 0 ≤ z_cut < 1 and R_fact ≥ 0, got %s and %s."
                            .formatted(cut, factor));
        }
    }

    /// What is left: its momentum, and the indices of its particles from `from` on, ascending.
    public record Result(FourVector momentum, int[] constituents) {}

    /// Grooms the particles in [from, to) as one jet; nothing is left of nothing.
    public Result groom(FourVectors particles, long from, long to) {
        FourVector jet = Constituent.sum(particles, from, to);
        double angle = 2 * factor * jet.mass() / jet.pt();
        Branches branches = new Branches(particles, from, to);
        while (branches.count > 1) {
            branches.joinNearest(angle, cut);
        }
        return branches.left();
    }

    int[] kept(FourVectors particles, long from, long to) {
        return groom(particles, from, to).constituents();
    }

    /// Grooms all particles as one jet.
    public Result groom(FourVectors particles) {
        return groom(particles, 0, particles.length());
    }

    /// What is still to be joined.
    private static final class Branches {
        private final FourVector[] momentum;
        private final double[] y;
        private final double[] phi;

        /// The branch of each particle; −1 once it is thrown away.
        private final int[] branch;

        private int count;

        Branches(FourVectors particles, long from, long to) {
            count = Math.toIntExact(to - from);
            momentum = new FourVector[count];
            y = new double[count];
            phi = new double[count];
            branch = new int[count];
            for (int i = 0; i < count; i++) {
                put(i, Constituent.at(particles, from, i));
                branch[i] = i;
            }
        }

        private void put(int i, FourVector p) {
            momentum[i] = p;
            y[i] = Rapidity.of(p);
            phi[i] = Azimuth.of(p);
        }

        private double separationSquared(int i, int j) {
            double dy = y[i] - y[j];
            double dphi = Math.abs(phi[i] - phi[j]);
            dphi = Math.min(dphi, 2 * Math.PI - dphi);
            return dy * dy + dphi * dphi;
        }

        void joinNearest(double angle, double cut) {
            int a = 0;
            int b = 1;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 1; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    double square = separationSquared(i, j);
                    if (square < least) {
                        least = square;
                        a = j;
                        b = i;
                    }
                }
            }
            FourVector sum = momentum[a].plus(momentum[b]);
            boolean keepBoth =
                    least <= angle * angle
                            || Math.min(momentum[a].pt(), momentum[b].pt()) >= cut * sum.pt();
            if (keepBoth) {
                put(a, sum);
                rename(b, a);
            } else if (momentum[a].pt() >= momentum[b].pt()) {
                rename(b, -1);
            } else {
                rename(a, -1);
                put(a, momentum[b]);
                rename(b, a);
            }
            count--;
            if (b < count) {
                put(b, momentum[count]);
                rename(count, b);
            }
        }

        private void rename(int old, int now) {
            for (int i = 0; i < branch.length; i++) {
                if (branch[i] == old) {
                    branch[i] = now;
                }
            }
        }

        Result left() {
            int[] kept = IntStream.range(0, branch.length).filter(i -> branch[i] == 0).toArray();
            return new Result(
                    Arrays.stream(momentum).limit(count).findFirst().orElse(FourVector.ZERO), kept);
        }
    }
}
