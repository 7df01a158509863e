package org.kaon.physics.vector;

/// The energy and momentum `(E, px, py, pz)` of one particle or jet.
///
/// Units: GeV, rad.
public record FourVector(double e, double px, double py, double pz) {

    /// The vector that adds nothing.
    public static final FourVector ZERO = new FourVector(0, 0, 0, 0);

    /// `px = pT cos φ`, `py = pT sin φ`, `pz = pT sinh η`, `E = √(pT² cosh² η + m²)`.
    public static FourVector ofPtEtaPhiM(double pt, double eta, double phi, double mass) {
        return new FourVector(
                Kinematics.energy(pt * StrictMath.cosh(eta), mass),
                pt * StrictMath.cos(phi),
                pt * StrictMath.sin(phi),
                pt * StrictMath.sinh(eta));
    }

    /// Energy and momentum.
    public static FourVector of(double e, ThreeVector momentum) {
        return new FourVector(e, momentum.x(), momentum.y(), momentum.z());
    }

    /// The sum, component by component.
    public FourVector plus(FourVector other) {
        return new FourVector(e + other.e, px + other.px, py + other.py, pz + other.pz);
    }

    /// The difference, component by component.
    public FourVector minus(FourVector other) {
        return new FourVector(e - other.e, px - other.px, py - other.py, pz - other.pz);
    }

    /// Minkowski's product `E₁E₂ − p₁ · p₂`.
    public double dot(FourVector other) {
        return e * other.e - px * other.px - py * other.py - pz * other.pz;
    }

    /// The momentum in space.
    public ThreeVector momentum() {
        return new ThreeVector(px, py, pz);
    }

    /// The momentum across the beam.
    public TransverseVector transverse() {
        return new TransverseVector(px, py);
    }

    /// Transverse momentum.
    public double pt() {
        return Kinematics.pt(px, py);
    }

    /// Pseudorapidity.
    public double eta() {
        return Kinematics.eta(pt(), pz);
    }

    /// Azimuth.
    public double phi() {
        return Kinematics.phi(px, py);
    }

    /// Invariant mass, negative where `E < p`.
    public double mass() {
        return Kinematics.mass(e, px, py, pz);
    }

    /// Rapidity along the beam.
    public double rapidity() {
        return Kinematics.rapidity(e, px, py, pz);
    }

    /// Size of the momentum.
    public double p() {
        return StrictMath.hypot(pt(), pz);
    }

    /// `φ − φ(other)`, in [−π, π).
    public double deltaPhi(FourVector other) {
        return Kinematics.deltaPhi(phi(), other.phi());
    }

    /// Distance in (η, φ).
    public double deltaR(FourVector other) {
        return Kinematics.deltaR(eta(), phi(), other.eta(), other.phi());
    }
}
