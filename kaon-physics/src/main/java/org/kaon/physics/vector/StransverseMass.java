package org.kaon.physics.vector;

/// M_T2 of two decay chains that each end in something visible and something invisible: the least
/// mass that two equal parents can have, `min over q₁ + q₂ = p_T^miss of max(mT(visible₁, q₁),
/// mT(visible₂, q₂))`, never below `m + χ` of either side.
///
/// A mass is possible if `p_T^miss` lies in the sum of both [InvisibleReach]es, so if no direction
/// n has `h₁(n) + h₂(n) < n · p_T^miss`. Each direction thus gives a lower bound of M_T2, and the
/// largest is M_T2 itself: it is found by turns of the worst direction for a mass and the mass at
/// which that direction becomes possible, which rises to M_T2 quadratically. Errors of the
/// direction enter in second order only.
///
/// A negative mass, as rounding leaves of massless jets, counts as 0. NaN or infinite inputs give
/// NaN.
///
/// *Source*: C. Lester, D. Summers, Phys. Lett. B 463 (1999) 99; H.-C. Cheng, Z. Han, JHEP 12
/// (2008) 063 (bisection over the mass).
public final class StransverseMass {

    private static final int TURNS = 100;
    private static final int HALVINGS = 200;
    private static final double ACCURACY = 1e-17;

    /// One chain: what is seen, and the mass assumed for what is not.
    public record Side(double mass, TransverseVector visible, double invisible) {

        public Side {
            mass = mass < 0 ? 0 : mass;
            invisible = invisible < 0 ? 0 : invisible;
        }

        private boolean finite() {
            return Double.isFinite(mass + invisible + visible.px() + visible.py());
        }
    }

    private final InvisibleReach first;
    private final InvisibleReach second;
    private final TransverseVector missing;

    private StransverseMass(Side first, Side second, TransverseVector missing) {
        this.first = new InvisibleReach(first);
        this.second = new InvisibleReach(second);
        this.missing = missing;
    }

    /// M_T2 of an event.
    public static double of(Side first, Side second, TransverseVector missing) {
        boolean finite = first.finite() && second.finite() && Double.isFinite(missing.pt());
        return finite ? new StransverseMass(first, second, missing).mass() : Double.NaN;
    }

    /// M_T2 of two visible systems and the momentum missing beside them.
    public static double of(
            FourVector first, FourVector second, TransverseVector missing, double invisible) {
        return of(
                new Side(first.mass(), first.transverse(), invisible),
                new Side(second.mass(), second.transverse(), invisible),
                missing);
    }

    private double mass() {
        double least = Math.max(first.lightest(), second.lightest());
        Arc arc = arc();
        if (first.unlimited() || second.unlimited() || arc.empty() || reached(least, arc)) {
            return least;
        }
        double low = least;
        double high = Math.max(least, possible());
        double trial = low + (high - low) / 2;
        for (int turn = 0; turn < TURNS && trial > least; turn++) {
            TransverseVector direction = worst(trial, arc);
            if (lack(trial, direction) < 0) {
                low = possible(trial, high, direction);
                if (low - trial <= 2 * Math.ulp(low)) {
                    return low;
                }
                trial = low;
            } else if (trial > low) {
                high = trial;
                trial = low + (high - low) / 2;
            } else {
                return low;
            }
        }
        return low;
    }

    // Whether the lightest parent of the heavier side leaves a momentum that the other side takes.
    private boolean reached(double least, Arc arc) {
        InvisibleReach heavy = first.lightest() == least ? first : second;
        InvisibleReach light = first.lightest() == least ? second : first;
        if (!heavy.open()) {
            return light.parent(missing.minus(heavy.centre())) <= least;
        }
        return least == 0
                && arc.start().dot(missing) <= 0
                && arc.middle().dot(missing) <= 0
                && arc.end().dot(missing) <= 0;
    }

    // Directions that may be impossible: those against every open side, and those that lead from a
    // possible sum of momenta to the missing one.
    private Arc arc() {
        if (first.open() && second.open()) {
            return Arc.against(first.direction()).and(Arc.against(second.direction()));
        }
        if (first.open() || second.open()) {
            return Arc.against((first.open() ? first : second).direction());
        }
        return Arc.against(first.centre().minus(missing.minus(second.centre())));
    }

    // A mass that is possible for certain.
    private double possible() {
        double least = Double.POSITIVE_INFINITY;
        for (double share : new double[] {0, 0.5, 1}) {
            TransverseVector q = new TransverseVector(share * missing.px(), share * missing.py());
            double parent = Math.max(first.parent(q), second.parent(missing.minus(q)));
            least = Math.min(least, parent * (1 + 1e-12));
        }
        return least;
    }

    // h₁(n) + h₂(n) − n · p_T^miss: negative where the mass is impossible.
    private double lack(double mass, TransverseVector n) {
        return first.support(mass, n) + second.support(mass, n) - n.dot(missing);
    }

    // The lack is convex along the line at right angles to the middle of the arc; false position
    // (Illinois) finds where its slope changes sign, and every third step halves what is left.
    private TransverseVector worst(double mass, Arc arc) {
        TransverseVector along = arc.middle().turned();
        Arc rest = arc;
        double falling = 0;
        double rising = 0;
        double before = 0;
        for (int i = 0; i < HALVINGS && !rest.closed(); i++) {
            boolean chord = i % 3 != 2 && falling < 0 && rising > 0;
            TransverseVector n = chord ? rest.weighted(rising, -falling) : rest.middle();
            double slope =
                    first.derivative(mass, n, along)
                            + second.derivative(mass, n, along)
                            - along.dot(missing);
            if (Math.abs(slope) * rest.width() <= ACCURACY * missing.pt()) {
                return n;
            }
            if (slope < 0) {
                rest = rest.after(n);
                rising = before < 0 ? rising / 2 : rising;
                falling = slope;
            } else {
                rest = rest.before(n);
                falling = before > 0 ? falling / 2 : falling;
                rising = slope;
            }
            before = slope;
        }
        return rest.middle();
    }

    // The mass at which a direction becomes possible, by false position (Illinois).
    private double possible(double impossible, double most, TransverseVector direction) {
        double low = impossible;
        double high = most;
        double below = lack(low, direction);
        double above = lack(high, direction);
        double before = 0;
        double last = Double.NaN;
        for (int i = 0; i < HALVINGS; i++) {
            double guess = (low * above - high * below) / (above - below);
            double mass = guess > low && guess < high ? guess : low + (high - low) / 2;
            if (Math.abs(mass - last) <= Math.ulp(mass) || mass <= low || mass >= high) {
                break;
            }
            double value = lack(mass, direction);
            if (value < 0) {
                above = before < 0 ? above / 2 : above;
                low = mass;
                below = value;
            } else {
                below = before > 0 ? below / 2 : below;
                high = mass;
                above = value;
            }
            before = value;
            last = mass;
        }
        return Double.isNaN(last) ? low : last;
    }
}
