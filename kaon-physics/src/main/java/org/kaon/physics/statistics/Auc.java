package org.kaon.physics.statistics;

/// The area under the ROC curve: the probability that a signal event scores above a background
/// event, ties counted half, with DeLong's error, in `O(n log n)`.
///
/// With `V₁₀(i)` the share of background below signal event i and `V₀₁(j)` the share of signal
/// above background event j: `A = mean V₁₀`, `σ² = var(V₁₀)/m + var(V₀₁)/n`. Weighted events take
/// weighted shares and `σ² = Σ w²(V − A)² / (Σw)² · n/(n − 1)` on either side, `n = (Σw)²/Σw²`,
/// which for equal weights is DeLong's own.
///
/// Perfect order leaves nothing to measure; its error is the 68 % Clopper–Pearson bound of as many
/// ordered pairs as the smaller class has events. An empty class gives an undefined estimate; a
/// class of a single event an unknown error.
///
/// Source: DeLong et al., Biometrics 44 (1988) 837; Sun and Xu, IEEE SPL 21 (2014) 1389.
public final class Auc {

    private static final double ROUNDING = 1e-12;

    private Auc() {}

    /// The area and its error.
    public static Estimate of(BinaryScores scores) {
        double signal = 0;
        double signalSquares = 0;
        double background = 0;
        double backgroundSquares = 0;
        for (int g = 0; g < scores.groups(); g++) {
            signal += scores.signal(g);
            signalSquares += scores.signalSquares(g);
            background += scores.background(g);
            backgroundSquares += scores.backgroundSquares(g);
        }
        if (!(signal > 0 && background > 0)) {
            return Estimate.undefined();
        }
        double area = area(scores) / (signal * background);
        double signalTrials = signal * signal / signalSquares;
        double backgroundTrials = background * background / backgroundSquares;
        if (Math.abs(area - 0.5) > 0.5 - ROUNDING) {
            double pairs = Math.min(signalTrials, backgroundTrials);
            double bound = Binomial.clopperPearson(0, pairs, Binomial.ONE_SIGMA).upper();
            return new Estimate(area, bound);
        }
        double below = 0;
        double above = signal;
        double signalPart = 0;
        double backgroundPart = 0;
        for (int g = 0; g < scores.groups(); g++) {
            double v10 = (below + 0.5 * scores.background(g)) / background - area;
            double v01 = (above - 0.5 * scores.signal(g)) / signal - area;
            signalPart += scores.signalSquares(g) * v10 * v10;
            backgroundPart += scores.backgroundSquares(g) * v01 * v01;
            below += scores.background(g);
            above -= scores.signal(g);
        }
        double variance =
                signalPart / (signal * signal) * bessel(signalTrials)
                        + backgroundPart / (background * background) * bessel(backgroundTrials);
        return new Estimate(area, Math.sqrt(variance));
    }

    private static double area(BinaryScores scores) {
        double below = 0;
        double area = 0;
        for (int g = 0; g < scores.groups(); g++) {
            area += scores.signal(g) * (below + 0.5 * scores.background(g));
            below += scores.background(g);
        }
        return area;
    }

    static double bessel(double trials) {
        return trials > 1 + 1e-9 ? trials / (trials - 1) : Double.NaN;
    }
}
