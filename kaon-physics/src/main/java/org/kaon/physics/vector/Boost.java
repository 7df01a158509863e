package org.kaon.physics.vector;

/// A change to a moving frame, in which a particle that rested gets the velocity β, held as the
/// *proper velocity* `u = γβ`, which keeps its digits near the speed of light: `E′ = γE + u · p`,
/// `p′ = p + u (E + u · p / (1 + γ))`, `γ = √(1 + u²)`.
///
/// The error of each component is below 1e-15 of `γ (E + |p|)`; along the beam it is below 1e-15 of
/// `e^y (E + pz)` and `e^−y (E − pz)` each, so that particles at |η| = 20 keep their digits. A
/// velocity near that of light, and the mass of a fast system, tell γ itself to 1e-16 of γ² only.
public record Boost(double ux, double uy, double uz) implements LorentzTransformation {

    private static final double MOST_RAPIDITY = 300;

    /// By a velocity in units of that of light.
    ///
    /// *Errors*: one of 1 or more, or NaN, is an [IllegalArgumentException].
    public static Boost byVelocity(ThreeVector beta) {
        double size = beta.norm();
        if (!(size < 1)) {
            throw new IllegalArgumentException(
                    "Boost: needs a velocity below 1, the speed of light; found %s. Give it in units of c."
                            .formatted(size));
        }
        return of(beta.times(1 / Math.sqrt((1 - size) * (1 + size))));
    }

    /// Along an axis by a rapidity, `u = axis · sinh y`; rapidities along one axis add up.
    ///
    /// *Errors*: an axis without direction, or one that is not finite, and a rapidity beyond ± 300
    /// are an [IllegalArgumentException].
    public static Boost along(ThreeVector axis, double rapidity) {
        axis.requireDirection("Boost");
        if (!(Math.abs(rapidity) <= MOST_RAPIDITY)) {
            throw new IllegalArgumentException(
                    "Boost: needs a rapidity from −300 to 300; found %s.".formatted(rapidity));
        }
        return of(axis.unit().times(StrictMath.sinh(rapidity)));
    }

    /// Into the frame where a system rests, `u = −p/m`. What is not heavier than nothing (m² ≤ 0)
    /// rests in no frame: then all that the boost gives is NaN.
    public static Boost toRestFrameOf(FourVector system) {
        double mass = system.mass();
        return of(system.momentum().times(mass > 0 ? -1 / mass : Double.NaN));
    }

    private static Boost of(ThreeVector u) {
        return new Boost(u.x(), u.y(), u.z());
    }

    /// `γ = 1/√(1 − β²)`.
    public double gamma() {
        return StrictMath.hypot(1, StrictMath.hypot(StrictMath.hypot(ux, uy), uz));
    }

    @Override
    public Boost inverse() {
        return new Boost(-ux, -uy, -uz);
    }

    @Override
    public FourVector apply(FourVector v) {
        if (ux == 0 && uy == 0 && uz == 0) {
            return v;
        }
        double gamma = gamma();
        if (ux == 0 && uy == 0) {
            return alongBeam(v, uz < 0 ? 1 / (gamma - uz) : gamma + uz);
        }
        double along = ux * v.px() + uy * v.py() + uz * v.pz();
        double push = v.e() + along / (1 + gamma);
        return new FourVector(
                gamma * v.e() + along, v.px() + ux * push, v.py() + uy * push, v.pz() + uz * push);
    }

    // On the light cone the factor e^y multiplies E + pz and divides E − pz: nothing cancels.
    private static FourVector alongBeam(FourVector v, double factor) {
        double plus = factor * (v.e() + v.pz());
        double minus = (v.e() - v.pz()) / factor;
        return new FourVector((plus + minus) / 2, v.px(), v.py(), (plus - minus) / 2);
    }
}
