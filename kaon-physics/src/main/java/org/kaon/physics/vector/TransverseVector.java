package org.kaon.physics.vector;

/// A momentum `(px, py)` across the beam: of a particle, or missing from an event.
///
/// Units: GeV, rad.
public record TransverseVector(double px, double py) {

    /// The vector that adds nothing.
    public static final TransverseVector ZERO = new TransverseVector(0, 0);

    /// `px = pT cos φ`, `py = pT sin φ`.
    public static TransverseVector ofPtPhi(double pt, double phi) {
        return new TransverseVector(pt * StrictMath.cos(phi), pt * StrictMath.sin(phi));
    }

    /// The difference, component by component.
    public TransverseVector minus(TransverseVector other) {
        return new TransverseVector(px - other.px, py - other.py);
    }

    /// Turned by a quarter, counter-clockwise.
    TransverseVector turned() {
        return new TransverseVector(-py, px);
    }

    /// Its size.
    public double pt() {
        return Kinematics.pt(px, py);
    }

    /// Azimuth; 0 for the null vector.
    public double phi() {
        return Kinematics.phi(px, py);
    }

    /// `a · b`.
    public double dot(TransverseVector other) {
        return px * other.px + py * other.py;
    }

    /// `a × b = px py′ − py px′`, rounded once.
    public double cross(TransverseVector other) {
        return Kinematics.difference(px, other.py, py, other.px);
    }

    /// `φ − φ(other)` in [−π, π), with all digits for small angles too; 0 where one of the vectors
    /// is null, NaN where `a · b` is no finite number.
    public double deltaPhi(TransverseVector other) {
        double dot = dot(other);
        return Double.isFinite(dot)
                ? Kinematics.wrap(StrictMath.atan2(other.cross(this), dot))
                : Double.NaN;
    }

    /// `|a||b| − a · b = |a||b| (1 − cos Δφ)`, never negative, with all digits for small angles
    /// too.
    public double slack(TransverseVector other) {
        double sizes = pt() * other.pt();
        double dot = dot(other);
        double cross = cross(other);
        return dot > 0 ? cross * cross / (sizes + dot) : sizes - dot;
    }
}
