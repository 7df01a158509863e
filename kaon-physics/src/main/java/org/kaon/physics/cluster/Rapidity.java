package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;

/// The rapidity by which jets are searched, and what is inside them measured: `y = ½ ln((pT² +
/// m²)/(E + |pz|)²)` with `m² ≥ 0`, as in FastJet. Along the beam it is very large, and larger with
/// pz.
///
/// Where a square leaves float64, at 1e-160 or 1e155 GeV, it is ±1e5 toward pz.
///
/// It is that of [FourVector#rapidity()] but for momenta with `E < |p|`, which rounding makes of
/// light particles.
public final class Rapidity {

    // FastJet's own, far outside of what a detector sees.
    private static final double BEAM = 1e5;

    private Rapidity() {}

    public static double of(FourVector p) {
        return of(p.e(), p.pz(), p.px() * p.px() + p.py() * p.py());
    }

    static double of(double energy, double pz, double ptSquared) {
        double size = Math.abs(pz);
        if (ptSquared == 0 && energy <= size) {
            return pz == 0 && energy == 0 ? 0 : Math.copySign(BEAM + size, pz);
        }
        double mass2 = Math.max(0, (energy - size) * (energy + size) - ptSquared);
        double sum = Math.max(energy, 0) + size;
        if (sum == 0) {
            return 0; // E = pz = 0: pT alone has no side
        }
        double y = 0.5 * Logarithm.of((ptSquared + mass2) / (sum * sum));
        if (!Double.isFinite(y)) {
            return Math.copySign(BEAM, pz);
        }
        return pz > 0 ? -y : y;
    }
}
