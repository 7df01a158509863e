package org.kaon.physics.statistics;

import java.util.Arrays;

/// The share of events that are assigned to their own class, `Σ_right w / Σ w`, with the error of
/// [Binomial#weighted].
///
/// Weights may be negative, as of generators beyond leading order, and count with their sign; the
/// share may then lie outside of [0, 1]. It is undefined where they do not sum to more than 0.
public final class Accuracy {

    private double right;
    private double rightSquares;
    private double total;
    private double totalSquares;

    /// Nothing counted yet.
    public Accuracy() {}

    /// Counts one event.
    ///
    /// *Errors*: [IllegalArgumentException] for a weight that is not finite.
    public void add(boolean correct, double weight) {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "accuracy: expected a finite weight, got " + weight + ".");
        }
        total += weight;
        totalSquares += weight * weight;
        if (correct) {
            right += weight;
            rightSquares += weight * weight;
        }
    }

    /// The share so far; undefined where nothing was counted.
    public Estimate estimate() {
        return Binomial.weighted(right, rightSquares, total, totalSquares);
    }

    /// Of two classes, events of weight one: see the weighted one.
    public static Estimate ofScores(double[] scores, boolean[] isSignal, double threshold) {
        return ofScores(scores, isSignal, ones(scores.length), threshold);
    }

    /// Of two classes: signal is what scores above the threshold. A NaN score is wrong either way.
    public static Estimate ofScores(
            double[] scores, boolean[] isSignal, double[] weights, double threshold) {
        expect(isSignal.length, scores.length);
        expect(isSignal.length, weights.length);
        Accuracy accuracy = new Accuracy();
        for (int i = 0; i < scores.length; i++) {
            boolean correct = isSignal[i] ? scores[i] > threshold : scores[i] <= threshold;
            accuracy.add(correct, weights[i]);
        }
        return accuracy.estimate();
    }

    /// Of many classes, events of weight one: see the weighted one.
    public static Estimate ofProbabilities(double[] probabilities, int classes, int[] labels) {
        return ofProbabilities(probabilities, classes, labels, ones(labels.length));
    }

    /// Of many classes: `probabilities` holds one row of `classes` numbers for each label; the
    /// class is the first of the largest. A row with a NaN is wrong.
    public static Estimate ofProbabilities(
            double[] probabilities, int classes, int[] labels, double[] weights) {
        expect((long) labels.length * classes, probabilities.length);
        expect(labels.length, weights.length);
        Accuracy accuracy = new Accuracy();
        for (int i = 0; i < labels.length; i++) {
            boolean correct = largest(probabilities, i * classes, classes) == labels[i];
            accuracy.add(correct, weights[i]);
        }
        return accuracy.estimate();
    }

    /// The index of the first of the largest of `count` numbers from `start` on; −1 where one is
    /// NaN.
    public static int largest(double[] numbers, int start, int count) {
        int best = 0;
        for (int k = 0; k < count; k++) {
            double number = numbers[start + k];
            if (Double.isNaN(number)) {
                return -1;
            }
            if (number > numbers[start + best]) {
                best = k;
            }
        }
        return best;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void expect(long expected, long found) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "accuracy: the labels ask for %d scores or weights, got %d."
                            .formatted(expected, found));
        }
    }
}
