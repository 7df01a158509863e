package org.kaon.physics.statistics;

/// Efficiencies `ε = passed / total` and what counting says about them.
///
/// Weighted events count as `n = (Σw)² / Σw²` events of weight one where an interval is asked for.
public final class Binomial {

    /// The probability inside one standard deviation of a normal distribution.
    public static final double ONE_SIGMA = 0.6826894921370859;

    private static final double ROUNDING = 1e-12;

    private Binomial() {}

    /// `ε ± √(ε(1 − ε)/n)`. At 0 or 1, where this error would vanish, it is the distance to the
    /// other end of the central 68 % Clopper–Pearson interval. Undefined for no trial.
    public static Estimate estimate(long passed, long total) {
        check(passed, total);
        return weighted(passed, passed, total, total);
    }

    /// The same for weighted events, from the sums of weights and of their squares: `σ² = ((1 − ε)²
    /// Σ_passed w² + ε² Σ_failed w²) / (Σw)²`. With weights of both signs ε may lie outside of [0,
    /// 1]; undefined where they do not sum to more than 0.
    public static Estimate weighted(
            double passed, double passedSquares, double total, double totalSquares) {
        if (!(total > 0)) {
            return Estimate.undefined();
        }
        double efficiency = passed / total;
        double trials = total * total / totalSquares;
        if (passedSquares == 0) {
            return new Estimate(0, clopperPearson(0, trials, ONE_SIGMA).upper());
        }
        boolean all = totalSquares - passedSquares <= ROUNDING * totalSquares;
        if (all && Math.abs(efficiency - 1) <= ROUNDING) {
            return new Estimate(1, 1 - clopperPearson(trials, trials, ONE_SIGMA).lower());
        }
        return new Estimate(efficiency, deviation(efficiency, passedSquares, total, totalSquares));
    }

    /// The central Clopper–Pearson interval: at either end the observed count has the probability
    /// `(1 − level)/2` of being as extreme. Counts may be fractional (effective counts).
    public static Interval clopperPearson(double passed, double total, double level) {
        check(passed, total);
        checkLevel("Clopper–Pearson", level);
        double tail = 0.5 * (1 - level);
        double failed = total - passed;
        return new Interval(
                passed <= 0 ? 0 : IncompleteBeta.inverse(tail, passed, failed + 1),
                failed <= 0 ? 1 : IncompleteBeta.inverse(1 - tail, passed + 1, failed));
    }

    /// Wilson's interval, `(ε + z²/2n ± z √(ε(1 − ε)/n + z²/4n²)) / (1 + z²/n)`: the efficiencies
    /// of which the count is z standard deviations away. Narrower than Clopper–Pearson's, and right
    /// on average over efficiencies. Counts may be fractional; no trial says 0 … 1.
    ///
    /// Source: Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
    public static Interval wilson(double passed, double total, double level) {
        check(passed, total);
        checkLevel("Wilson", level);
        if (total == 0) {
            return new Interval(0, 1);
        }
        double z = Normal.significance(0.5 * (1 - level));
        double rate = passed / total;
        double square = z * z / total;
        double middle = rate + 0.5 * square;
        double half = z * Math.sqrt(rate * (1 - rate) / total + 0.25 * square / total);
        return new Interval(
                passed == 0 ? 0 : (middle - half) / (1 + square),
                passed == total ? 1 : (middle + half) / (1 + square));
    }

    static double deviation(
            double efficiency, double passedSquares, double total, double totalSquares) {
        double failedSquares = Math.max(totalSquares - passedSquares, 0);
        double rest = 1 - efficiency;
        return Math.sqrt(rest * rest * passedSquares + efficiency * efficiency * failedSquares)
                / total;
    }

    private static void checkLevel(String interval, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    interval + ": the level must lie between 0 and 1, got " + level + ".");
        }
    }

    private static void check(double passed, double total) {
        if (!(passed >= 0 && passed <= total && total <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "binomial: expected 0 ≤ passed ≤ total, both finite, got %s of %s."
                            .formatted(passed, total));
        }
    }
}
