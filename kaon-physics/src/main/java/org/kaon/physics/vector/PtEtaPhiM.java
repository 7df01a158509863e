package org.kaon.physics.vector;

/// One four-vector as a collider's detector measures it: transverse momentum, pseudorapidity,
/// azimuth and mass. A negative mass stands for `m² < 0`.
///
/// Units: GeV, rad.
public record PtEtaPhiM(double pt, double eta, double phi, double mass) {

    /// The same in these coordinates.
    public static PtEtaPhiM of(FourVector vector) {
        return new PtEtaPhiM(vector.pt(), vector.eta(), vector.phi(), vector.mass());
    }

    /// Energy and momentum along the axes.
    public FourVector cartesian() {
        return FourVector.ofPtEtaPhiM(pt, eta, phi, mass);
    }

    /// Rapidity along the beam.
    public double rapidity() {
        return Kinematics.rapidity(pt, eta, mass);
    }

    /// `√(pT² + m²)`.
    public double transverseMass() {
        return Kinematics.transverseMass(pt, mass);
    }

    /// `η − y`, by which the mass holds the particle back: with all digits even where it is far
    /// below η, `asinh(s μ² / (√(1 + s²/r²) + √(1 + s²)/r))`, `s = sinh η`, `r = mT/pT`, `μ =
    /// m/mT`.
    double lag() {
        if (mass == 0) {
            return 0;
        }
        double transverse = transverseMass();
        double s = StrictMath.sinh(eta);
        double ratio = pt / transverse;
        double root = StrictMath.hypot(1, s * ratio) + StrictMath.hypot(1, s) * ratio;
        return Kinematics.asinh(s / root * (mass / transverse) * (Math.abs(mass) / transverse));
    }
}
