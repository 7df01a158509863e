package org.kaon.physics.vector;

/// A turn of space, held as a unit quaternion `w + xi + yj + zk`.
public record Rotation(double w, double x, double y, double z) implements LorentzTransformation {

    /// The turn that leaves everything where it is.
    public static final Rotation NONE = new Rotation(1, 0, 0, 0);

    /// Scales the quaternion to length 1.
    ///
    /// *Errors*: one of length 0 is an [IllegalArgumentException].
    public Rotation {
        double norm = StrictMath.hypot(StrictMath.hypot(w, x), StrictMath.hypot(y, z));
        if (norm == 0) {
            throw new IllegalArgumentException("Rotation: a quaternion of length 0 turns nothing.");
        }
        w /= norm;
        x /= norm;
        y /= norm;
        z /= norm;
    }

    /// About an axis by an angle, counter-clockwise for who looks against the axis.
    ///
    /// *Errors*: an axis without direction, or one that is not finite, and an angle that is not are
    /// an [IllegalArgumentException].
    public static Rotation about(ThreeVector axis, double angle) {
        axis.requireDirection("Rotation");
        if (!Double.isFinite(angle)) {
            throw new IllegalArgumentException(
                    "Rotation: needs a finite angle; found %s.".formatted(angle));
        }
        ThreeVector part = axis.unit().times(StrictMath.sin(angle / 2));
        return new Rotation(StrictMath.cos(angle / 2), part.x(), part.y(), part.z());
    }

    /// By the smallest angle that takes one direction to another. Opposite directions are taken to
    /// each other by half a turn about an axis at right angles to both; where one of them is null,
    /// nothing turns.
    public static Rotation taking(ThreeVector from, ThreeVector to) {
        ThreeVector a = from.unit();
        ThreeVector b = to.unit();
        if (a.equals(ThreeVector.ZERO) || b.equals(ThreeVector.ZERO)) {
            return NONE;
        }
        ThreeVector axis = a.cross(b).unit();
        double cos = a.plus(b).norm() / 2;
        double sin = a.minus(b).norm() / 2;
        if (axis.equals(ThreeVector.ZERO)) {
            axis = a.cross(Math.abs(a.x()) < 0.5 ? ThreeVector.X : ThreeVector.Y).unit();
        }
        return new Rotation(cos, sin * axis.x(), sin * axis.y(), sin * axis.z());
    }

    /// By the smallest angle that takes a direction to the z axis.
    public static Rotation toZ(ThreeVector direction) {
        return taking(direction, ThreeVector.Z);
    }

    @Override
    public Rotation inverse() {
        return new Rotation(w, -x, -y, -z);
    }

    /// The vector turned.
    public ThreeVector apply(ThreeVector vector) {
        ThreeVector axis = new ThreeVector(x, y, z);
        ThreeVector twice = axis.cross(vector).times(2);
        return vector.plus(twice.times(w)).plus(axis.cross(twice));
    }

    @Override
    public FourVector apply(FourVector vector) {
        return FourVector.of(vector.e(), apply(vector.momentum()));
    }
}
