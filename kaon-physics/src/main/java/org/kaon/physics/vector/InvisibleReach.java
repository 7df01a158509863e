package org.kaon.physics.vector;

/// The transverse momenta `q` that an invisible particle may have beside a visible one, if both
/// come from a parent no heavier than `M`: those with `ET √(q² + χ²) − p · q ≤ K`, `K = (M² − m² −
/// χ²)/2`. That is an ellipse along `p`, a parabola where `m = 0`, the whole plane where `p = 0`
/// too.
///
/// It is described by how far it reaches in a direction n, `h(n) = max n · q`, written so that a
/// small visible mass cancels nothing. With `R² = K² − m²χ²`, `S² = ET² n∥² + m² n⊥²`: `h = (K p n∥
/// + R S)/m² = ((K² − χ² ET²) n∥² + R² n⊥²)/(R S − K p n∥)`.
final class InvisibleReach {

    private final double mass;
    private final double invisible;
    private final double p;
    private final double ux;
    private final double uy;
    private final double et;

    InvisibleReach(StransverseMass.Side side) {
        this.mass = side.mass();
        this.invisible = side.invisible();
        this.p = side.visible().pt();
        this.ux = p == 0 ? 1 : side.visible().px() / p;
        this.uy = p == 0 ? 0 : side.visible().py() / p;
        this.et = StrictMath.hypot(p, mass);
    }

    /// The mass of the lightest parent, `m + χ`.
    double lightest() {
        return mass + invisible;
    }

    /// Whether nothing that moves across the beam was seen: then every q will do.
    boolean unlimited() {
        return mass == 0 && p == 0;
    }

    /// Whether it reaches to infinity, in all directions with n · p > 0.
    boolean open() {
        return mass == 0;
    }

    /// The direction of the visible particle.
    TransverseVector direction() {
        return new TransverseVector(ux, uy);
    }

    /// The momentum that the lightest parent leaves, `p χ/m`; null for an open reach.
    TransverseVector centre() {
        double size = invisible == 0 || mass == 0 ? 0 : p * invisible / mass;
        return new TransverseVector(size * ux, size * uy);
    }

    /// The transverse mass of the parent for one momentum of the invisible particle.
    double parent(TransverseVector q) {
        double product = et * StrictMath.hypot(q.pt(), invisible) - p * (ux * q.px() + uy * q.py());
        return Math.sqrt(Math.max(0, mass * mass + invisible * invisible + 2 * product));
    }

    /// `h(n)` for parents of mass M: `∞` where an open reach has no end, `−∞` where there is no q.
    double support(double parent, TransverseVector n) {
        double slack = slack(parent);
        double k = slack + mass * invisible;
        double r = Math.sqrt(slack * (slack + 2 * mass * invisible));
        double along = ux * n.px() + uy * n.py();
        double across = ux * n.py() - uy * n.px();
        double s = length(et * along, mass * across);
        if (along >= 0) {
            if (mass > 0) {
                return (k * p * along + r * s) / mass / mass;
            }
            return along == 0 && k == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double below = r * s - k * p * along;
        double gap = (k - invisible * et) * (k + invisible * et);
        if (below == 0) {
            return gap < 0 ? Double.NEGATIVE_INFINITY : 0;
        }
        return (gap * along * along + r * r * across * across) / below;
    }

    /// `t · q` of the point that lies farthest in the direction n: the derivative of h along t.
    double derivative(double parent, TransverseVector n, TransverseVector t) {
        double slack = slack(parent);
        double k = slack + mass * invisible;
        double r = Math.sqrt(slack * (slack + 2 * mass * invisible));
        double along = ux * n.px() + uy * n.py();
        double across = ux * n.py() - uy * n.px();
        double s = length(et * along, mass * across);
        double steep = et * et * along;
        double q;
        if (along >= 0) {
            q = (k * p + r * steep / s) / mass / mass;
        } else {
            double gap = (invisible * et - k) * (invisible * et + k);
            double side = k * p * across;
            double below = s * (k * p * s - r * steep);
            q = below == 0 ? 0 : (steep * along * gap + side * side) / below;
        }
        return (ux * t.px() + uy * t.py()) * q + (ux * t.py() - uy * t.px()) * r * across / s;
    }

    // Plain, as sizes are far from the limits of float64 here, and hypot takes most of the time.
    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    // K − mχ, which vanishes for the lightest parent.
    private double slack(double parent) {
        double least = lightest();
        return Math.max(0, (parent - least) * (parent + least) / 2);
    }
}
