package org.kaon.physics.statistics;

import java.util.Arrays;

/// Whether one score separates better than another on the same events: both areas under the ROC
/// curve, their difference with its error, and how probable a difference as large is for equal
/// areas.
///
/// Both areas fluctuate together, so that the difference is known better than each: DeLong's
/// variance of `V(first) − V(second)`, with V and weights as in [Auc].
///
/// Source: DeLong et al., Biometrics 44 (1988) 837.
///
/// @param probability two-sided; NaN where the error is 0 or unknown
public record AucComparison(
        Estimate first, Estimate second, Estimate difference, double probability) {

    /// Compares two scores of events with weights ≥ 0.
    ///
    /// *Errors*: those of [BinaryScores].
    public static AucComparison of(
            double[] first, double[] second, boolean[] isSignal, double[] weights) {
        BinaryScores one = BinaryScores.of(first, isSignal, weights);
        BinaryScores two = BinaryScores.of(second, isSignal, weights);
        Estimate areaOne = Auc.of(one);
        Estimate areaTwo = Auc.of(two);
        double difference = areaOne.value() - areaTwo.value();
        double[] off = shares(one, first, isSignal);
        double[] other = shares(two, second, isSignal);
        for (int i = 0; i < off.length; i++) {
            off[i] -= other[i];
        }
        double variance =
                variance(off, weights, isSignal, true, difference)
                        + variance(off, weights, isSignal, false, difference);
        double error = Math.sqrt(variance);
        return new AucComparison(
                areaOne,
                areaTwo,
                new Estimate(difference, error),
                error > 0 ? 2 * Normal.above(Math.abs(difference) / error) : Double.NaN);
    }

    /// Compares two scores of events of weight one.
    public static AucComparison of(double[] first, double[] second, boolean[] isSignal) {
        double[] weights = new double[isSignal.length];
        Arrays.fill(weights, 1);
        return of(first, second, isSignal, weights);
    }

    // V of each event: the share of the other class that it is on the right side of.
    private static double[] shares(BinaryScores scores, double[] score, boolean[] isSignal) {
        int groups = scores.groups();
        double[] distinct = new double[groups];
        double[] below = new double[groups];
        double[] above = new double[groups];
        double background = 0;
        for (int g = 0; g < groups; g++) {
            distinct[g] = scores.score(g);
            below[g] = background + 0.5 * scores.background(g);
            background += scores.background(g);
        }
        double signal = 0;
        for (int g = groups - 1; g >= 0; g--) {
            above[g] = signal + 0.5 * scores.signal(g);
            signal += scores.signal(g);
        }
        double[] shares = new double[score.length];
        for (int i = 0; i < shares.length; i++) {
            int g = Arrays.binarySearch(distinct, score[i] + 0.0);
            shares[i] = isSignal[i] ? below[g] / background : above[g] / signal;
        }
        return shares;
    }

    private static double variance(
            double[] off, double[] weights, boolean[] isSignal, boolean which, double mean) {
        double total = 0;
        double totalSquares = 0;
        double squares = 0;
        for (int i = 0; i < off.length; i++) {
            if (isSignal[i] == which) {
                double pull = weights[i] * (off[i] - mean);
                squares += pull * pull;
                total += weights[i];
                totalSquares += weights[i] * weights[i];
            }
        }
        return squares / (total * total) * Auc.bessel(total * total / totalSquares);
    }
}
