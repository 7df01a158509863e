package org.kaon.physics.comparison;

/// `T = n·m/(n + m) · ∫ (F − G)² dH`, where H is the distribution of both samples together: the
/// two-sample test of Cramér and von Mises.
///
/// Weighted samples count as many events as they fluctuate like. Source: Anderson, Ann. Math. Stat.
/// 33 (1962) 1148, equation 4.
public final class CramerVonMises {

    private CramerVonMises() {}

    /// The statistic; about 1/6 for two samples of one distribution.
    public static double of(Sample a, Sample b) {
        double n = a.effectiveSize();
        double m = b.effectiveSize();
        double[] state = new double[3];
        Sample.walk(
                a,
                b,
                (x, next, f, g) -> {
                    double share = (n * (f - state[1]) + m * (g - state[2])) / (n + m);
                    state[0] += share * (f - g) * (f - g);
                    state[1] = f;
                    state[2] = g;
                });
        return n * m / (n + m) * state[0];
    }
}
