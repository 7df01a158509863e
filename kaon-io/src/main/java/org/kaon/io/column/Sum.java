package org.kaon.io.column;

/// A sum that keeps what rounding loses.
///
/// *Source*: A. Neumaier, Z. Angew. Math. Mech. 54 (1974) 39. The error is about that of rounding
/// the exact sum once.
final class Sum {

    private double total;
    private double lost;

    void add(double value) {
        double next = total + value;
        lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
        total = next;
    }

    /// The sum so far, infinite where it went beyond float64.
    double value() {
        return Double.isInfinite(total) ? total : total + lost;
    }
}
