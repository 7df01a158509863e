package org.kaon.physics.statistics;

import java.util.Arrays;

/// Scores of signal and background events, sorted and gathered into groups of equal score: all that
/// AUC, ROC and rejections need. Higher scores mean more signal-like.
///
/// *Errors*: a NaN score, a NaN, infinite or negative weight, arrays of different length.
public final class BinaryScores {

    private final double[] scores;
    private final double[] signal;
    private final double[] signalSquares;
    private final double[] background;
    private final double[] backgroundSquares;

    private BinaryScores(double[] distinct) {
        scores = distinct;
        signal = new double[distinct.length];
        signalSquares = new double[distinct.length];
        background = new double[distinct.length];
        backgroundSquares = new double[distinct.length];
    }

    /// Events of weight one.
    public static BinaryScores of(double[] scores, boolean[] isSignal) {
        double[] weights = new double[scores.length];
        Arrays.fill(weights, 1);
        return of(scores, isSignal, weights);
    }

    /// Events with weights ≥ 0.
    public static BinaryScores of(double[] scores, boolean[] isSignal, double[] weights) {
        requireSameLength(scores, isSignal, weights);
        BinaryScores all = new BinaryScores(distinct(scores));
        for (int i = 0; i < scores.length; i++) {
            double weight = weights[i];
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "scores: event %d has the weight %s, expected a finite weight ≥ 0. ROC and AUC are not defined for negative weights: drop them or take their absolute value; BootstrapAuc takes them."
                                .formatted(i, weight));
            }
            int group = Arrays.binarySearch(all.scores, scores[i] + 0.0);
            if (isSignal[i]) {
                all.signal[group] += weight;
                all.signalSquares[group] += weight * weight;
            } else {
                all.background[group] += weight;
                all.backgroundSquares[group] += weight * weight;
            }
        }
        return all;
    }

    static void requireSameLength(double[] scores, boolean[] isSignal, double[] weights) {
        if (scores.length != isSignal.length || scores.length != weights.length) {
            throw new IllegalArgumentException(
                    "scores: expected as many classes and weights as scores, got %d, %d and %d."
                            .formatted(isSignal.length, weights.length, scores.length));
        }
    }

    /// The different scores, rising.
    static double[] distinct(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException(
                        "scores: the score of event " + i + " is NaN, expected a number.");
            }
            sorted[i] = scores[i] + 0.0; // −0 becomes 0: they are ties
        }
        Arrays.sort(sorted);
        int count = 0;
        for (double score : sorted) {
            if (count == 0 || score > sorted[count - 1]) {
                sorted[count++] = score;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /// How many different scores there are.
    int groups() {
        return scores.length;
    }

    /// The score of a group; they rise with the group.
    double score(int group) {
        return scores[group];
    }

    /// Signal weight in a group.
    double signal(int group) {
        return signal[group];
    }

    /// Sum of squared signal weights in a group.
    double signalSquares(int group) {
        return signalSquares[group];
    }

    /// Background weight in a group.
    double background(int group) {
        return background[group];
    }

    /// Sum of squared background weights in a group.
    double backgroundSquares(int group) {
        return backgroundSquares[group];
    }
}
