package org.kaon.physics.vector;

/// The directions of the plane from `start` counter-clockwise to `end`, at most half a turn, with
/// the one in the middle: unit vectors all three.
record Arc(TransverseVector start, TransverseVector middle, TransverseVector end) {

    /// The half-plane of directions against a vector.
    static Arc against(TransverseVector vector) {
        double size = vector.pt();
        TransverseVector middle =
                size == 0
                        ? TransverseVector.ZERO
                        : new TransverseVector(-vector.px() / size, -vector.py() / size);
        TransverseVector end = middle.turned();
        return new Arc(TransverseVector.ZERO.minus(end), middle, end);
    }

    /// What two half-planes have in common.
    Arc and(Arc other) {
        double turn = middle.cross(other.middle);
        if (turn == 0) {
            return middle.dot(other.middle) > 0 ? this : against(TransverseVector.ZERO);
        }
        return turn > 0 ? between(other.start, end) : between(start, other.end);
    }

    /// Whether there is no direction at all.
    boolean empty() {
        return middle.equals(TransverseVector.ZERO);
    }

    /// Whether no other direction lies between its ends.
    boolean closed() {
        return middle.equals(start) || middle.equals(end);
    }

    /// The part from a direction on.
    Arc after(TransverseVector direction) {
        return between(direction, end);
    }

    /// The part up to a direction.
    Arc before(TransverseVector direction) {
        return between(start, direction);
    }

    /// How far apart the ends are.
    double width() {
        return end.minus(start).pt();
    }

    /// The direction of a weighted sum of the ends.
    TransverseVector weighted(double first, double second) {
        double x = first * start.px() + second * end.px();
        double y = first * start.py() + second * end.py();
        double size = Math.sqrt(x * x + y * y);
        return new TransverseVector(x / size, y / size);
    }

    private static Arc between(TransverseVector start, TransverseVector end) {
        Arc open = new Arc(start, TransverseVector.ZERO, end);
        return new Arc(start, open.weighted(1, 1), end);
    }
}
