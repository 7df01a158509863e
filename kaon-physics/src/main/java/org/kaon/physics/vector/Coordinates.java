package org.kaon.physics.vector;

/// Which four numbers describe a four-vector, and in which order.
public enum Coordinates {
    /// Energy and momentum along the three axes.
    E_PX_PY_PZ,
    /// Mass and momentum along the three axes.
    M_PX_PY_PZ,
    /// Transverse momentum, pseudorapidity, azimuth, mass.
    PT_ETA_PHI_M,
    /// Transverse momentum, pseudorapidity, azimuth, energy.
    PT_ETA_PHI_E,
    /// Transverse momentum, rapidity, azimuth, mass.
    PT_Y_PHI_M;

    /// Whether a transverse momentum and an azimuth stand for px and py.
    public boolean polar() {
        return this != E_PX_PY_PZ && this != M_PX_PY_PZ;
    }

    /// The vector that four such numbers describe.
    FourVector vector(double a, double b, double c, double d) {
        return switch (this) {
            case E_PX_PY_PZ -> new FourVector(a, b, c, d);
            case M_PX_PY_PZ -> {
                double p = StrictMath.hypot(StrictMath.hypot(b, c), d);
                yield new FourVector(Kinematics.energy(p, a), b, c, d);
            }
            case PT_ETA_PHI_M -> FourVector.ofPtEtaPhiM(a, b, c, d);
            case PT_ETA_PHI_E ->
                    new FourVector(
                            d,
                            a * StrictMath.cos(c),
                            a * StrictMath.sin(c),
                            a * StrictMath.sinh(b));
            case PT_Y_PHI_M -> {
                double transverse = Kinematics.transverseMass(a, d);
                yield new FourVector(
                        transverse * StrictMath.cosh(b),
                        a * StrictMath.cos(c),
                        a * StrictMath.sin(c),
                        transverse * StrictMath.sinh(b));
            }
        };
    }

    /// The same without a detour over px and py; only of [#polar] numbers.
    PtEtaPhiM direction(double pt, double along, double phi, double last) {
        return switch (this) {
            case PT_ETA_PHI_E -> {
                double p = pt * StrictMath.cosh(along);
                yield new PtEtaPhiM(pt, along, phi, Kinematics.mass(last, p, 0, 0));
            }
            case PT_Y_PHI_M -> {
                double pz = Kinematics.transverseMass(pt, last) * StrictMath.sinh(along);
                yield new PtEtaPhiM(pt, Kinematics.eta(pt, pz), phi, last);
            }
            case PT_ETA_PHI_M -> new PtEtaPhiM(pt, along, phi, last);
            case E_PX_PY_PZ, M_PX_PY_PZ ->
                    throw new IllegalArgumentException(this + " are not polar coordinates.");
        };
    }
}
