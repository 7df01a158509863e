package org.kaon.physics.vector;

/// The direction of the negative lepton in the frame of Collins and Soper: the pair rests, z halves
/// the angle between one beam and the other one's opposite, x points along the pair's transverse
/// momentum.
///
/// `cos θ* = 2 (pz₁ E₂ − E₁ pz₂)/(Q √(Q² + QT²))`, `tan φ* = √(Q² + QT²)/Q · (Δ · (ẑ × Q̂T))/(Δ ·
/// Q̂T)` with `Δ = p₁ − p₂`, φ* in [−π, π], for leptons of equal mass. Without QT the x axis is
/// that of the detector.
///
/// NaN where the pair has no mass. The error is about 1e-16 of `E²/Q²`.
///
/// *Source*: J. Collins, D. Soper, Phys. Rev. D 16 (1977) 2219.
public record CollinsSoper(double cosTheta, double phi) {

    /// With z along the first beam, which goes to positive z.
    public static CollinsSoper of(FourVector negative, FourVector positive) {
        FourVector pair = negative.plus(positive);
        double mass = pair.mass();
        if (!(mass > 0)) {
            return new CollinsSoper(Double.NaN, Double.NaN);
        }
        double transverse = StrictMath.hypot(mass, pair.pt());
        double beam =
                Kinematics.difference(negative.pz(), positive.e(), negative.e(), positive.pz());
        TransverseVector recoil = pair.pt() == 0 ? new TransverseVector(1, 0) : pair.transverse();
        TransverseVector difference = negative.transverse().minus(positive.transverse());
        double phi =
                StrictMath.atan2(
                        transverse * recoil.cross(difference), mass * recoil.dot(difference));
        return new CollinsSoper(2 * beam / (mass * transverse), phi);
    }

    /// With z along the beam that the pair follows, as the quark's most likely direction where both
    /// beams are of one kind; that is the first for a pair that follows none.
    public static CollinsSoper following(FourVector negative, FourVector positive) {
        CollinsSoper angles = of(negative, positive);
        return negative.pz() + positive.pz() < 0
                ? new CollinsSoper(-angles.cosTheta, -angles.phi)
                : angles;
    }
}
