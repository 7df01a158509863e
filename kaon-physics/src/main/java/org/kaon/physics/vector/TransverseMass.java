package org.kaon.physics.vector;

/// The transverse mass of a pair, `mT² = m₁² + m₂² + 2 (ET₁ ET₂ − pT₁ · pT₂)`, `ET = √(pT² + m²)`:
/// the invariant mass that the pair would have at equal rapidities, so never more than its mass.
///
/// Written without cancellation, as [InvariantMass]. NaN where a pT is negative or a `mT² < 0`.
public final class TransverseMass {

    private TransverseMass() {}

    /// Of two massless particles, `√(2 pT₁ pT₂ (1 − cos Δφ)) = 2 √(pT₁ pT₂) |sin(Δφ/2)|`: a lepton
    /// and the missing momentum in decays of a W.
    public static double massless(double pt1, double phi1, double pt2, double phi2) {
        return 2 * Math.sqrt(pt1) * Math.sqrt(pt2) * Math.abs(StrictMath.sin((phi1 - phi2) / 2));
    }

    /// Of two particles whatever their pseudorapidities.
    public static double of(PtEtaPhiM first, PtEtaPhiM second) {
        return InvariantMass.of(first, second, 0);
    }
}
