package org.kaon.physics.generator;

import java.util.SplittableRandom;

/// The random numbers of one event: uniform, normal, exponential, gamma, beta, Poisson.
///
/// Bits are the same run to run on one kind of processor: [Math] of HotSpot has the same bits
/// interpreted and compiled.
public final class Draws {

    private static final double INVERSION = 10;

    private final SplittableRandom random;

    private Draws(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// Those of event `event` under `seed`.
    public static Draws of(long seed, long event) {
        return new Draws(mix(seed + mix(event + 0x9e3779b97f4a7c15L)));
    }

    /// *Source*: D. Stafford, "Mix13"; the finaliser of SplitMix64.
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }

    /// Uniform in [0, 1).
    public double uniform() {
        return random.nextDouble();
    }

    /// Uniform in [low, high).
    public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /// An integer in 0 … bound − 1.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// True with this probability.
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// Normal with mean 0 and standard deviation 1.
    public double normal() {
        return random.nextGaussian();
    }

    /// Exponential with mean 1.
    public double exponential() {
        return random.nextExponential();
    }

    /// 64 random bits.
    public long bits() {
        return random.nextLong();
    }

    /// Gamma with density `x^(shape−1) e^(−x) / Γ(shape)`; 0 for shape 0.
    ///
    /// *Source*: G. Marsaglia, W. W. Tsang, ACM Trans. Math. Softw. 26 (2000) 363; shapes below 1
    /// by their section 6.
    public double gamma(double shape) {
        if (shape <= 0) {
            return 0;
        }
        if (shape < 1) {
            return gamma(shape + 1) * Math.exp(-exponential() / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double square = x * x;
            double u = uniform();
            if (u < 1 - 0.0331 * square * square
                    || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
                return d * v;
            }
        }
    }

    /// Beta with density `∝ x^(a−1) (1−x)^(b−1)`.
    public double beta(double a, double b) {
        double x = gamma(a);
        double y = gamma(b);
        return x + y > 0 ? x / (x + y) : a / (a + b);
    }

    /// Poisson with this mean.
    ///
    /// *Source*: W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39, algorithm PTRS;
    /// below a mean of 10 by inversion.
    public int poisson(double mean) {
        return mean < INVERSION ? byInversion(mean) : byRejection(mean);
    }

    private int byInversion(double mean) {
        double p = Math.exp(-mean);
        double u = uniform();
        int n = 0;
        while (u > p && n < 1000) {
            u -= p;
            n++;
            p *= mean / n;
        }
        return n;
    }

    private int byRejection(double mean) {
        double log = Math.log(mean);
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverse = 1.1239 + 1.1328 / (b - 3.4);
        double fast = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double s = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / s + b) * u + mean + 0.43);
            if (s >= 0.07 && v <= fast) {
                return (int) k;
            }
            if (k < 0 || s < 0.013 && v > s) {
                continue;
            }
            double level = Math.log(v * inverse / (a / (s * s) + b));
            if (level <= k * log - mean - Gamma.log(k + 1)) {
                return (int) k;
            }
        }
    }
}
