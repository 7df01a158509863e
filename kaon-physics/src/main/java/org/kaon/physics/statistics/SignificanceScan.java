package org.kaon.physics.statistics;

import java.util.Arrays;
import java.util.List;

/// What counting the events above each threshold of a score is worth: expected signal and
/// background there, and the significance of both.
///
/// The weights of either kind are scaled so that they sum to the events of it that are expected
/// before any cut. Errors are the bootstrap's, each kind drawn by itself and scaled again: those of
/// the simulated sample, the yields being known.
///
/// *Errors*: [IllegalArgumentException] for a NaN score, a weight that is not finite, and weights
/// of a kind that do not sum to more than 0.
public final class SignificanceScan {

    /// Thresholds above which fewer simulated background events lie are no candidates: what would
    /// be found there is a fluctuation.
    public static final int LEAST_BACKGROUND = 10;

    private final double[] scores;
    private final boolean[] isSignal;
    private final double[] weights;
    private final Yields yields;
    private final int[] once;

    /// The events of either kind that are expected before any cut.
    public record Yields(double signal, double background) {
        public Yields {
            if (!(signal > 0 && background > 0 && Double.isFinite(signal + background))) {
                throw new IllegalArgumentException(
                        "significance: the expected events must be positive and finite, got signal %s and background %s."
                                .formatted(signal, background));
            }
        }
    }

    /// Significance of s expected signal over b expected background events.
    @FunctionalInterface
    public interface Formula {
        /// @param s 0 or more
        /// @param b 0 or more
        double of(double s, double b);
    }

    /// What lies above a threshold, the events with just that score included.
    public record Point(double threshold, double signal, double background, double significance) {}

    private SignificanceScan(double[] scores, boolean[] isSignal, double[] weights, Yields yields) {
        this.scores = scores;
        this.isSignal = isSignal;
        this.weights = weights;
        this.yields = yields;
        this.once = new int[scores.length];
        Arrays.fill(once, 1);
    }

    /// The scan of scored events; higher scores mean more signal-like. Weights may be negative.
    public static SignificanceScan of(
            double[] scores, boolean[] isSignal, double[] weights, Yields yields) {
        BinaryScores.requireSameLength(scores, isSignal, weights);
        int[] order = order(scores);
        double[] sorted = new double[scores.length];
        boolean[] kinds = new boolean[scores.length];
        double[] factors = new double[scores.length];
        double[] sums = new double[2];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = scores[order[i]] + 0.0;
            kinds[i] = isSignal[order[i]];
            factors[i] = weights[order[i]];
            sums[kinds[i] ? 1 : 0] += factors[i];
        }
        if (!(sums[0] > 0 && sums[1] > 0 && Double.isFinite(sums[0] + sums[1]))) {
            throw new IllegalArgumentException(
                    "significance: the weights of signal and background must each sum to more than 0, got %s and %s."
                            .formatted(sums[1], sums[0]));
        }
        return new SignificanceScan(sorted, kinds, factors, yields);
    }

    // Highest score first.
    private static int[] order(double[] scores) {
        Integer[] order = new Integer[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(
                        "scores: the score of event " + i + " is NaN, expected a number.");
            }
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(scores[b] + 0.0, scores[a] + 0.0));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /// The threshold with the largest significance; NaN where no threshold leaves
    /// [#LEAST_BACKGROUND] background events.
    public Point best(Formula formula) {
        Point best = new Point(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        double[] factors = factors(once);
        double s = 0;
        double b = 0;
        int background = 0;
        for (int i = 0; i < scores.length; i++) {
            s += isSignal[i] ? weights[i] * factors[1] : 0;
            b += isSignal[i] ? 0 : weights[i] * factors[0];
            background += isSignal[i] ? 0 : 1;
            boolean last = i + 1 == scores.length || scores[i + 1] < scores[i];
            if (last && background >= LEAST_BACKGROUND) {
                double value = value(formula, s, b);
                if (value > best.significance || Double.isNaN(best.significance)) {
                    best = new Point(scores[i], s, b, value);
                }
            }
        }
        return best;
    }

    /// What lies above a threshold.
    public Point at(double threshold, Formula formula) {
        double[] sums = sums(new double[] {threshold}, once)[0];
        return new Point(threshold, sums[1], sums[0], value(formula, sums[1], sums[0]));
    }

    /// The significance above each of some thresholds with its error.
    public List<Estimate> at(double[] thresholds, Formula formula, Bootstrap bootstrap) {
        return bootstrap.stratified(
                isSignal,
                thresholds.length,
                times -> {
                    double[][] sums = sums(thresholds, times);
                    double[] values = new double[thresholds.length];
                    Arrays.setAll(values, k -> value(formula, sums[k][1], sums[k][0]));
                    return values;
                });
    }

    /// Thresholds that leave `i / count` of the signal events (not weighted), from all to few.
    public double[] thresholds(int count) {
        double[] signal = new double[scores.length];
        int found = 0;
        for (int i = 0; i < scores.length; i++) {
            if (isSignal[i]) {
                signal[found++] = scores[i];
            }
        }
        double[] thresholds = new double[count];
        for (int i = 0; i < count; i++) {
            int kept = (int) Math.max(1, Math.round((double) found * (count - i) / count));
            thresholds[i] = signal[kept - 1];
        }
        return thresholds;
    }

    // Negative sums, of negative weights, have no significance.
    private static double value(Formula formula, double s, double b) {
        return s >= 0 && b >= 0 ? formula.of(s, b) : Double.NaN;
    }

    // Background and signal above each threshold.
    private double[][] sums(double[] thresholds, int[] times) {
        double[] factors = factors(times);
        double[][] sums = new double[thresholds.length][2];
        Integer[] falling = new Integer[thresholds.length];
        Arrays.setAll(falling, i -> i);
        Arrays.sort(falling, (a, b) -> Double.compare(thresholds[b], thresholds[a]));
        double[] running = new double[2];
        int next = 0;
        for (int k : falling) {
            while (next < scores.length && scores[next] >= thresholds[k]) {
                int kind = isSignal[next] ? 1 : 0;
                running[kind] += times[next] * weights[next] * factors[kind];
                next++;
            }
            sums[k] = running.clone();
        }
        return sums;
    }

    // What makes the weights of background and signal sum to the yields.
    private double[] factors(int[] times) {
        double[] sums = new double[2];
        for (int i = 0; i < scores.length; i++) {
            sums[isSignal[i] ? 1 : 0] += times[i] * weights[i];
        }
        return new double[] {yields.background / sums[0], yields.signal / sums[1]};
    }
}
