package org.kaon.physics.vector;

/// The angle of a decay, `cos θ` between a child and the flight of its parent, both seen where the
/// parent rests: the flight is the direction opposite to the grandparent's, or to the laboratory's.
///
/// NaN where the parent has no rest frame (m² ≤ 0), or rests in the frame of reference so that it
/// has no flight, or where the child rests with it.
public final class HelicityAngle {

    private static final FourVector LABORATORY = new FourVector(1, 0, 0, 0);

    private HelicityAngle() {}

    /// With the flight of the parent through the laboratory.
    public static double cosine(FourVector child, FourVector parent) {
        return cosine(child, parent, LABORATORY);
    }

    /// With the flight of the parent as seen from where the grandparent rests.
    public static double cosine(FourVector child, FourVector parent, FourVector grandparent) {
        Boost boost = Boost.toRestFrameOf(parent);
        ThreeVector back = boost.apply(grandparent).momentum();
        ThreeVector direction = boost.apply(child).momentum();
        double sizes = back.norm() * direction.norm();
        double cosine = -back.unit().dot(direction.unit());
        return sizes == 0 ? Double.NaN : Math.clamp(cosine, -1, 1);
    }
}
