package org.kaon.physics.vector;

/// A vector `(x, y, z)` in space: a momentum, a velocity, an axis.
public record ThreeVector(double x, double y, double z) {

    /// The vector that adds nothing and has no direction.
    public static final ThreeVector ZERO = new ThreeVector(0, 0, 0);

    /// The unit vector along the x axis.
    public static final ThreeVector X = new ThreeVector(1, 0, 0);

    /// The unit vector along the y axis.
    public static final ThreeVector Y = new ThreeVector(0, 1, 0);

    /// The unit vector along the z axis, the beam.
    public static final ThreeVector Z = new ThreeVector(0, 0, 1);

    /// The sum, component by component.
    public ThreeVector plus(ThreeVector other) {
        return new ThreeVector(x + other.x, y + other.y, z + other.z);
    }

    /// The difference, component by component.
    public ThreeVector minus(ThreeVector other) {
        return new ThreeVector(x - other.x, y - other.y, z - other.z);
    }

    /// Every component times the factor.
    public ThreeVector times(double factor) {
        return new ThreeVector(factor * x, factor * y, factor * z);
    }

    /// `a · b`.
    public double dot(ThreeVector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /// `a × b`, each component rounded once: it keeps its digits where the vectors are almost
    /// parallel.
    public ThreeVector cross(ThreeVector other) {
        return new ThreeVector(
                Kinematics.difference(y, other.z, z, other.y),
                Kinematics.difference(z, other.x, x, other.z),
                Kinematics.difference(x, other.y, y, other.x));
    }

    /// The length.
    public double norm() {
        return StrictMath.hypot(StrictMath.hypot(x, y), z);
    }

    /// The vector of length 1 in this direction; the null vector stays what it is.
    public ThreeVector unit() {
        double norm = norm();
        return norm == 0 ? ZERO : new ThreeVector(x / norm, y / norm, z / norm);
    }

    /// The angle between two vectors, `atan2(|a × b|, a · b)` in [0, π], with all digits for small
    /// angles too; 0 where one of them is null, NaN where `a · b` is no finite number.
    public double angle(ThreeVector other) {
        double dot = dot(other);
        return Double.isFinite(dot) ? StrictMath.atan2(cross(other).norm(), dot) : Double.NaN;
    }

    void requireDirection(String what) {
        double norm = norm();
        if (!(norm > 0 && Double.isFinite(norm))) {
            throw new IllegalArgumentException(
                    "%s: needs an axis with a direction; found (%s, %s, %s)."
                            .formatted(what, x, y, z));
        }
    }

    /// `|a||b| − a · b`, never negative, with all digits for small angles too.
    double slack(ThreeVector other) {
        double sizes = norm() * other.norm();
        double dot = dot(other);
        double cross = cross(other).norm();
        return dot > 0 ? cross * cross / (sizes + dot) : sizes - dot;
    }
}
