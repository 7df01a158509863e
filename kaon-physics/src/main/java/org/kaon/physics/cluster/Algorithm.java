package org.kaon.physics.cluster;

/// The power of the transverse momentum in the distance `dᵢⱼ = min(pTᵢ²ᵖ, pTⱼ²ᵖ) ΔRᵢⱼ²/R²`, beside
/// `dᵢ = pTᵢ²ᵖ` to the beam.
///
/// Source: kT: Catani et al., Nucl. Phys. B 406 (1993) 187; Ellis and Soper, PRD 48 (1993) 3160.
/// Cambridge/Aachen: Dokshitzer et al., JHEP 08 (1997) 001; Wobisch and Wengler, hep-ph/9907280.
/// Anti-kT: Cacciari, Salam and Soyez, JHEP 04 (2008) 063.
public enum Algorithm {
    /// `p = 1`: soft and collinear first, so that the tree is a history of the shower.
    KT,
    /// `p = 0`: nearest in angle first.
    CAMBRIDGE_AACHEN,
    /// `p = −1`: hardest first, round jets.
    ANTI_KT;

    // A particle without pT is infinitely near for kT and infinitely far for anti-kT.
    double scale(double ptSquared) {
        return switch (this) {
            case KT -> Math.min(ptSquared, 1e300);
            case CAMBRIDGE_AACHEN -> 1;
            case ANTI_KT -> ptSquared > 1e-300 ? 1 / ptSquared : 1e300;
        };
    }
}
