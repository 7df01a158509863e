package org.kaon.physics.vector;

/// The formulas of collider kinematics on plain numbers, written so that they lose no digits near
/// the beam, near zero or near the light cone.
///
/// Only the functions of `StrictMath` or exact arithmetic are used: the same input gives the same
/// bits on every machine.
public final class Kinematics {

    private static final double TWO_PI = 2 * Math.PI;
    private static final double LARGE = 1L << 28;
    private static final double LN_2 = 0.6931471805599453;

    private Kinematics() {}

    /// `pT = √(px² + py²)`.
    public static double pt(double px, double py) {
        return StrictMath.hypot(px, py);
    }

    /// `φ = atan2(py, px)`, in [−π, π].
    public static double phi(double px, double py) {
        return StrictMath.atan2(py, px);
    }

    /// Pseudorapidity `η = asinh(pz / pT)`: ±∞ along the beam, 0 for the null vector.
    public static double eta(double pt, double pz) {
        return pz == 0 && pt == 0 ? 0 : asinh(pz / pt);
    }

    /// Rapidity `y = asinh(pz / mT)` with `mT² = E² − pz²`, never taken below `pT²`, so that the
    /// rounding of an almost massless particle cannot push it beyond its pseudorapidity.
    public static double rapidity(double e, double px, double py, double pz) {
        double pt = pt(px, py);
        double transverse = Math.max(Math.sqrt(Math.max(0, (e - pz) * (e + pz))), pt);
        return pz == 0 && transverse == 0 ? 0 : asinh(pz / transverse);
    }

    /// Rapidity of a particle of given mass, `y = asinh(pT sinh η / mT)`; without a mass it is η.
    /// NaN where `m² < −pT²`, and where η is infinite, which does not say how large pz is.
    public static double rapidity(double pt, double eta, double mass) {
        return mass == 0 ? eta : asinh(pt * StrictMath.sinh(eta) / transverseMass(pt, mass));
    }

    /// Transverse mass of one particle, `mT = √(pT² + m²)`; a negative mass stands for `m² < 0`,
    /// and NaN is given where that leaves nothing.
    public static double transverseMass(double pt, double mass) {
        return mass < 0 ? Math.sqrt((pt + mass) * (pt - mass)) : StrictMath.hypot(pt, mass);
    }

    /// Invariant mass `m = √(E² − p²)`; where `E < p` it is `−√(p² − E²)`, as in ROOT and vector.
    public static double mass(double e, double px, double py, double pz) {
        double p = StrictMath.hypot(StrictMath.hypot(px, py), pz);
        double square = (e - p) * (e + p);
        return square < 0 ? -Math.sqrt(-square) : Math.sqrt(square);
    }

    /// Energy `E = √(p² + m²)`, the inverse of [#mass]: a negative mass stands for `m² < 0`.
    public static double energy(double p, double mass) {
        return mass < 0
                ? Math.sqrt(Math.max(0, (p + mass) * (p - mass)))
                : StrictMath.hypot(p, mass);
    }

    /// The angle brought into [−π, π) by whole turns.
    public static double wrap(double angle) {
        if (angle >= -Math.PI && angle < Math.PI) {
            return angle;
        }
        double near = StrictMath.IEEEremainder(angle, TWO_PI);
        return near >= Math.PI ? -Math.PI : near;
    }

    /// `Δφ = φ₁ − φ₂`, in [−π, π).
    public static double deltaPhi(double phi1, double phi2) {
        return wrap(phi1 - phi2);
    }

    /// `ΔR = √(Δη² + Δφ²)`.
    public static double deltaR(double eta1, double phi1, double eta2, double phi2) {
        return StrictMath.hypot(eta1 - eta2, deltaPhi(phi1, phi2));
    }

    /// `a·b − c·d`, rounded about once however much cancels (Kahan's algorithm).
    static double difference(double a, double b, double c, double d) {
        double second = c * d;
        return Math.fma(a, b, -second) - Math.fma(c, d, -second);
    }

    /// `asinh x = sign(x) · ln(|x| + √(x² + 1))`, exact to the last digits for small x too.
    public static double asinh(double x) {
        double size = Math.abs(x);
        double value =
                size > LARGE
                        ? StrictMath.log(size) + LN_2
                        : StrictMath.log1p(size + size * size / (1 + Math.sqrt(1 + size * size)));
        return Math.copySign(value, x);
    }
}
