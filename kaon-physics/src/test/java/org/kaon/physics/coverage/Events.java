package org.kaon.physics.coverage;

import org.kaon.physics.statistics.BinaryScores;
import org.kaon.physics.statistics.Normal;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Scores of signal, normal around `shift`, and of background, normal around 0.
final class Events {

    final double[] scores;
    final boolean[] isSignal;
    final double[] weights;

    private Events(int signal, int background) {
        scores = new double[signal + background];
        isSignal = new boolean[scores.length];
        weights = new double[scores.length];
        Arrays.fill(isSignal, 0, signal, true);
        Arrays.fill(weights, 1);
    }

    static Events of(int signal, int background, double shift, SplittableRandom random) {
        Events events = new Events(signal, background);
        for (int i = 0; i < events.scores.length; i++) {
            events.scores[i] = random.nextGaussian() + (events.isSignal[i] ? shift : 0);
        }
        return events;
    }

    /// With exponential weights.
    Events weighted(SplittableRandom random) {
        Arrays.setAll(weights, i -> random.nextExponential());
        return this;
    }

    /// With scores in steps, so that many are equal.
    Events rounded(double step) {
        Arrays.setAll(scores, i -> step * Math.rint(scores[i] / step));
        return this;
    }

    /// With every fourth event, on average, of weight −0.5 and its score displaced.
    Events partlyNegative(double displaced, SplittableRandom random) {
        for (int i = 0; i < scores.length; i++) {
            if (random.nextDouble() < 0.25) {
                weights[i] = -0.5;
                scores[i] += displaced;
            }
        }
        return this;
    }

    BinaryScores binary() {
        return BinaryScores.of(scores, isSignal, weights);
    }

    /// The area under the ROC curve of all events there could be.
    static double area(double shift) {
        return Normal.below(shift / Math.sqrt(2));
    }

    /// The same where scores are in steps.
    static double roundedArea(double shift, double step) {
        double area = 0;
        double below = 0;
        for (int k = -100; k <= 100; k++) {
            double share = mass(k, 0, step);
            area += mass(k, shift, step) * (below + 0.5 * share);
            below += share;
        }
        return area;
    }

    private static double mass(int k, double shift, double step) {
        return Normal.below((k + 0.5) * step - shift) - Normal.below((k - 0.5) * step - shift);
    }

    /// The same for [#partlyNegative]: the shares of the weights are 6/5 and −1/5.
    static double partlyNegativeArea(double shift, double displaced) {
        double same = 0.75 / 0.625;
        double moved = -0.125 / 0.625;
        return (same * same + moved * moved) * area(shift)
                + same * moved * (area(shift + displaced) + area(shift - displaced));
    }

    /// ε_B of the cut that keeps this share of the signal.
    static double background(double shift, double signalEfficiency) {
        return Normal.above(shift + Normal.significance(signalEfficiency));
    }
}
