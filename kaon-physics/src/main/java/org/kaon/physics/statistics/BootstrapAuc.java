package org.kaon.physics.statistics;

import java.util.Arrays;

/// The area under the ROC curve with a bootstrap error, for weights of either sign: `A = Σ wᵢ wⱼ
/// ψᵢⱼ / (Σwᵢ Σwⱼ)` over pairs of signal i and background j, with ψ = 1 where the signal scores
/// higher, ½ where both score the same.
///
/// Signal and background are drawn each by itself. With negative weights, as of generators beyond
/// leading order or of background subtraction, A may lie outside of [0, 1]. Where all weights are ≥
/// 0 it is that of [Auc].
///
/// *Errors*: a NaN score, a weight that is not finite, arrays of different length. A class whose
/// weights do not sum to more than 0 gives an undefined estimate; where every drawn sample has the
/// same area, as of perfect order, the error is unknown.
public final class BootstrapAuc {

    private final int[] group;
    private final boolean[] isSignal;
    private final double[] weights;
    private final double[] signal;
    private final double[] background;

    private BootstrapAuc(double[] scores, boolean[] isSignal, double[] weights) {
        double[] distinct = BinaryScores.distinct(scores);
        this.group = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            group[i] = Arrays.binarySearch(distinct, scores[i] + 0.0);
        }
        this.isSignal = isSignal;
        this.weights = weights;
        this.signal = new double[distinct.length];
        this.background = new double[distinct.length];
    }

    /// The area and its error.
    public static Estimate of(
            double[] scores, boolean[] isSignal, double[] weights, Bootstrap bootstrap) {
        BinaryScores.requireSameLength(scores, isSignal, weights);
        for (int i = 0; i < weights.length; i++) {
            if (!Double.isFinite(weights[i])) {
                throw new IllegalArgumentException(
                        "scores: event %d has the weight %s, expected a finite one."
                                .formatted(i, weights[i]));
            }
        }
        BootstrapAuc auc = new BootstrapAuc(scores, isSignal, weights);
        Estimate area = bootstrap.stratified(isSignal, auc::area);
        return area.error() > 0 ? area : new Estimate(area.value(), Double.NaN);
    }

    private double area(int[] times) {
        Arrays.fill(signal, 0);
        Arrays.fill(background, 0);
        for (int i = 0; i < times.length; i++) {
            double[] sums = isSignal[i] ? signal : background;
            sums[group[i]] += times[i] * weights[i];
        }
        double below = 0;
        double area = 0;
        double total = 0;
        for (int g = 0; g < signal.length; g++) {
            area += signal[g] * (below + 0.5 * background[g]);
            below += background[g];
            total += signal[g];
        }
        return total > 0 && below > 0 ? area / (total * below) : Double.NaN;
    }
}
