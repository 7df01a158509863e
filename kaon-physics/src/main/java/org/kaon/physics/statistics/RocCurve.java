package org.kaon.physics.statistics;

import java.util.Arrays;

/// The ROC curve: signal and background efficiency of every cut `score ≥ threshold`.
///
/// Point 0 is (0, 0) with an infinite threshold, the last is (1, 1); between them one point for
/// each different score, in falling order of the threshold. Equal scores make one straight step, as
/// if their order were random; between points the curve is straight.
public final class RocCurve {

    private final double[] thresholds;
    private final double[] signal;
    private final double[] signalSquares;
    private final double[] background;
    private final double[] backgroundSquares;

    private RocCurve(int points) {
        thresholds = new double[points];
        signal = new double[points];
        signalSquares = new double[points];
        background = new double[points];
        backgroundSquares = new double[points];
    }

    /// The curve of the scores. Without signal or without background its efficiencies are NaN.
    public static RocCurve of(BinaryScores scores) {
        int groups = scores.groups();
        RocCurve curve = new RocCurve(groups + 1);
        curve.thresholds[0] = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= groups; k++) {
            int group = groups - k;
            curve.thresholds[k] = scores.score(group);
            curve.signal[k] = curve.signal[k - 1] + scores.signal(group);
            curve.signalSquares[k] = curve.signalSquares[k - 1] + scores.signalSquares(group);
            curve.background[k] = curve.background[k - 1] + scores.background(group);
            curve.backgroundSquares[k] =
                    curve.backgroundSquares[k - 1] + scores.backgroundSquares(group);
        }
        return curve;
    }

    /// How many points there are.
    public int size() {
        return thresholds.length;
    }

    /// The cut of a point: events with at least this score pass.
    public double threshold(int point) {
        return thresholds[point];
    }

    /// ε_S of a point.
    public double signalEfficiency(int point) {
        return signal[point] / signal[size() - 1];
    }

    /// ε_B of a point.
    public double backgroundEfficiency(int point) {
        return background[point] / background[size() - 1];
    }

    /// ε_B where the curve first reaches the signal efficiency, with the binomial and the
    /// threshold's error.
    public Estimate backgroundEfficiency(double signalEfficiency) {
        Rejection rejection = rejection(signalEfficiency);
        double efficiency = rejection.backgroundEfficiency();
        int last = size() - 1;
        return new Estimate(
                efficiency,
                rejection.isLimit()
                        ? Binomial.weighted(0, 0, background[last], backgroundSquares[last]).error()
                        : rejection.error() * efficiency * efficiency);
    }

    /// The rejection where the curve first reaches the signal efficiency, which lies in (0, 1]. For
    /// an error band ask for a grid of efficiencies and draw `lower` and `upper`.
    public Rejection rejection(double signalEfficiency) {
        if (!(signalEfficiency > 0 && signalEfficiency <= 1)) {
            throw new IllegalArgumentException(
                    "rejection: the signal efficiency must lie in (0, 1], got "
                            + signalEfficiency
                            + ".");
        }
        int last = size() - 1;
        if (!(signal[last] > 0 && background[last] > 0)) {
            double nan = Double.NaN;
            return new Rejection(signalEfficiency, nan, nan, nan, nan, nan, nan);
        }
        double at = position(signalEfficiency);
        return interpolate(background, at) > 0
                ? measured(signalEfficiency, at)
                : limit(signalEfficiency, at);
    }

    private Rejection limit(double signalEfficiency, double at) {
        int last = size() - 1;
        double trials = background[last] * background[last] / backgroundSquares[last];
        double most = 1 - Math.pow(1 - Rejection.LIMIT_CONFIDENCE, 1 / trials);
        return new Rejection(
                signalEfficiency,
                thresholds[(int) Math.ceil(at)],
                0,
                1 / most,
                Double.NaN,
                1 / most,
                Double.POSITIVE_INFINITY);
    }

    private Rejection measured(double signalEfficiency, double at) {
        int last = size() - 1;
        double total = background[last];
        double trials = total * total / backgroundSquares[last];
        double efficiency = interpolate(background, at) / total;
        double passedSquares = interpolate(backgroundSquares, at);
        double counting =
                Binomial.deviation(efficiency, passedSquares, total, backgroundSquares[last]);
        double cut = thresholdError(signalEfficiency, at);
        Interval interval =
                Binomial.clopperPearson(efficiency * trials, trials, Binomial.ONE_SIGMA);
        double most = efficiency + Math.hypot(interval.upper() - efficiency, cut);
        double least = efficiency - Math.hypot(efficiency - interval.lower(), cut);
        return new Rejection(
                signalEfficiency,
                thresholds[(int) Math.ceil(at)],
                efficiency,
                1 / efficiency,
                Math.hypot(counting, cut) / (efficiency * efficiency),
                1 / Math.min(most, 1),
                least > 0 ? 1 / least : Double.POSITIVE_INFINITY);
    }

    // How far ε_B moves when ε_S moves by its error, from the slope over ± 2 errors.
    private double thresholdError(double efficiency, double at) {
        int last = size() - 1;
        double error =
                Binomial.deviation(
                        efficiency,
                        interpolate(signalSquares, at),
                        signal[last],
                        signalSquares[last]);
        double low = Math.max(efficiency - 2 * error, 0);
        double high = Math.min(efficiency + 2 * error, 1);
        if (!(high > low)) {
            return 0;
        }
        double rise =
                interpolate(background, position(high)) - interpolate(background, position(low));
        return rise / background[last] / (high - low) * error;
    }

    /// The fractional point at which the curve first reaches the signal efficiency.
    private double position(double efficiency) {
        double target = efficiency * signal[size() - 1];
        int found = Arrays.binarySearch(signal, target);
        int k = found < 0 ? -found - 1 : found;
        // 0.55 · 100 is a little more than 55: rounding must not reach for one more event.
        while (k > 0 && signal[k - 1] >= target * (1 - 1e-12)) {
            k--;
        }
        if (k == 0) {
            return 0;
        }
        k = Math.min(k, size() - 1);
        return k - 1 + Math.min((target - signal[k - 1]) / (signal[k] - signal[k - 1]), 1);
    }

    private static double interpolate(double[] sums, double at) {
        int k = (int) at;
        return k == at ? sums[k] : sums[k] + (at - k) * (sums[k + 1] - sums[k]);
    }
}
