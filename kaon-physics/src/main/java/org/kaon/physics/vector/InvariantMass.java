package org.kaon.physics.vector;

/// The mass of a system, `m² = (Σ E)² − (Σ p)²`.
///
/// For a pair in a detector's coordinates it is computed from differences of angles, as a sum of
/// positive terms, so that nothing cancels for light, fast or nearly collinear particles: the
/// relative error stays below 1e-14. A sum of energies and momenta knows its `m²` no better than to
/// 1e-16 of `E²`; a system whose masses are given is added up without that loss.
public final class InvariantMass {

    private InvariantMass() {}

    /// Of two massless particles, `2 √(pT₁ pT₂ (sinh²(Δη/2) + sin²(Δφ/2)))`. A negative pT, and two
    /// infinite η, give NaN.
    public static double massless(
            double pt1, double eta1, double phi1, double pt2, double eta2, double phi2) {
        double angle =
                StrictMath.hypot(
                        StrictMath.sinh((eta1 - eta2) / 2), StrictMath.sin((phi1 - phi2) / 2));
        return 2 * Math.sqrt(pt1) * Math.sqrt(pt2) * angle;
    }

    /// Of two particles: `m² = m₁² + m₂² + 2 (mT₁ mT₂ cosh Δy − pT₁ pT₂ cos Δφ)`, written without
    /// cancellation. Negative where `m² < 0`, which needs negative masses; NaN where a pT or an
    /// `mT²` is negative.
    public static double of(PtEtaPhiM first, PtEtaPhiM second) {
        double rapidities = first.eta() - second.eta() - (first.lag() - second.lag());
        double sinh = StrictMath.sinh(rapidities / 2);
        return of(first, second, sinh * sinh);
    }

    // With 1 + 2 sinh²(Δy/2) = cosh Δy; a transverse mass is the case of equal rapidities.
    static double of(PtEtaPhiM first, PtEtaPhiM second, double sinhSquare) {
        if (first.pt() < 0 || second.pt() < 0) {
            return Double.NaN;
        }
        double sin = StrictMath.sin((first.phi() - second.phi()) / 2);
        double pts = first.pt() * second.pt();
        double masses = first.transverseMass() * second.transverseMass();
        double square1 = first.mass() * Math.abs(first.mass());
        double square2 = second.mass() * Math.abs(second.mass());
        double excess =
                square1 * second.pt() * second.pt()
                        + square2 * first.pt() * first.pt()
                        + square1 * square2;
        double gap = excess == 0 ? 0 : excess / (masses + pts);
        double square =
                square1 + square2 + 2 * (gap + 2 * masses * sinhSquare + 2 * pts * sin * sin);
        return square < 0 ? -Math.sqrt(-square) : Math.sqrt(square);
    }

    /// Of the vectors in [from, to); 0 for none, negative where `E < p`.
    ///
    /// Particle after particle is added, `m² + mᵢ² + 2 (E Eᵢ − p · pᵢ)`, with the product written
    /// as in [ThreeVector#slack] and from masses where they are given: one particle has its own
    /// mass, and the error is below 1e-15 of `E` also where `m ≪ E`.
    public static double of(FourVectors vectors, long from, long to) {
        double square = 0;
        double e = 0;
        ThreeVector momentum = ThreeVector.ZERO;
        for (long i = from; i < to; i++) {
            FourVector one = vectors.at(i);
            ThreeVector next = one.momentum();
            double own = vectors.squaredMass(i);
            double p = momentum.norm();
            double excess = p * p * own + square * (one.p() * one.p() + own);
            double gap = excess == 0 ? 0 : excess / (e * one.e() + p * one.p());
            square += own + 2 * (gap + momentum.slack(next));
            e += one.e();
            momentum = momentum.plus(next);
        }
        return square < 0 ? -Math.sqrt(-square) : Math.sqrt(square);
    }
}
