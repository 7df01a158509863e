package org.kaon.physics.comparison;

import org.kaon.physics.statistics.Cholesky;

import java.util.Arrays;

/// Whether samples are of one distribution, by Anderson and Darling's statistic of k samples: `A² =
/// (N − 1)/N Σᵢ 1/nᵢ Σⱼ lⱼ/N (N Mᵢⱼ − nᵢ Bⱼ)² / (Bⱼ(N − Bⱼ) − N lⱼ/4)` over the different values j
/// with lⱼ events, Mᵢⱼ of sample i and Bⱼ of all below it, those at it counted half. Tails weigh
/// more than in [KolmogorovSmirnov].
///
/// Source: Scholz and Stephens, J. Am. Stat. Assoc. 82 (1987) 918, equations 4 to 7 and table 1.
///
/// @param statistic `(A² − (k − 1))/σ`: around 0 for one distribution, of variance 1
/// @param probability from table 1, between 0.001 and 0.25, where the table ends
public record AndersonDarling(double statistic, double probability) {

    private static final double[] LEVELS = {0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
    private static final double[][] TABLE = {
        {0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085},
        {-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615},
        {-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154}
    };

    /// Compares two samples or more.
    ///
    /// *Errors*: [IllegalArgumentException] for one sample, an empty one, a NaN, or only one value.
    public static AndersonDarling of(double[]... samples) {
        double[] all = Arrays.stream(samples).flatMapToDouble(Arrays::stream).sorted().toArray();
        check(samples, all);
        double sum = 0;
        double[][] sorted = new double[samples.length][];
        for (int i = 0; i < samples.length; i++) {
            sorted[i] = samples[i].clone();
            Arrays.sort(sorted[i]);
            sum += part(sorted[i], all) / sorted[i].length;
        }
        double n = all.length;
        int degrees = samples.length - 1;
        double squared = (n - 1) / n * sum;
        double statistic = (squared - degrees) / Math.sqrt(variance(samples, all.length));
        return new AndersonDarling(statistic, probability(statistic, degrees));
    }

    private static void check(double[][] samples, double[] all) {
        boolean empty = Arrays.stream(samples).anyMatch(sample -> sample.length == 0);
        if (samples.length < 2 || empty || Double.isNaN(all[all.length - 1])) {
            throw new IllegalArgumentException(
                    "Anderson–Darling: expected two samples or more, none empty, without NaN; got "
                            + samples.length
                            + " samples.");
        }
        if (all[0] == all[all.length - 1] || all.length < 4) {
            throw new IllegalArgumentException(
                    "Anderson–Darling: expected four events or more that are not all the same, got %d."
                            .formatted(all.length));
        }
    }

    // Σⱼ over the different values, for one sample.
    private static double part(double[] sample, double[] all) {
        double n = all.length;
        double sum = 0;
        int own = 0;
        for (int j = 0; j < all.length; ) {
            int next = j;
            while (next < all.length && all[next] == all[j]) {
                next++;
            }
            int before = own;
            while (own < sample.length && sample[own] == all[j]) {
                own++;
            }
            double ties = next - j;
            double below = j + 0.5 * ties;
            double mine = 0.5 * (before + own);
            double off = n * mine - sample.length * below;
            sum += ties / n * off * off / (below * (n - below) - n * ties / 4);
            j = next;
        }
        return sum;
    }

    private static double variance(double[][] samples, int count) {
        double k = samples.length;
        double n = count;
        double inverse = Arrays.stream(samples).mapToDouble(sample -> 1.0 / sample.length).sum();
        double h = 0;
        double g = 0;
        double before = 0;
        for (int j = 1; j < count; j++) {
            // g = Σ_{i<j} 1/((N − i) j).
            g += before / j;
            before += 1 / (n - j);
            h += 1.0 / j;
        }
        double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        double b =
                (2 * g - 4) * k * k
                        + 8 * h * k
                        + (2 * g - 14 * h - 4) * inverse
                        - 8 * h
                        + 4 * g
                        - 6;
        double c =
                (6 * h + 2 * g - 2) * k * k
                        + (4 * h - 4 * g + 6) * k
                        + (2 * h - 6) * inverse
                        + 4 * h;
        double d = (2 * h + 6) * k * k - 4 * h * k;
        return (((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3));
    }

    // Between the table's ends e to a parabola through ln(level) at the critical values.
    private static double probability(double statistic, int degrees) {
        int last = LEVELS.length - 1;
        if (statistic <= critical(0, degrees)) {
            return LEVELS[0];
        }
        if (statistic >= critical(last, degrees)) {
            return LEVELS[last];
        }
        double[][] normal = new double[3][3];
        double[] right = new double[3];
        for (int level = 0; level <= last; level++) {
            double at = critical(level, degrees);
            double[] powers = {1, at, at * at};
            for (int row = 0; row < 3; row++) {
                right[row] += powers[row] * StrictMath.log(LEVELS[level]);
                for (int column = 0; column < 3; column++) {
                    normal[row][column] += powers[row] * powers[column];
                }
            }
        }
        double[] parabola = Cholesky.of(normal).solve(right);
        return StrictMath.exp(parabola[0] + statistic * (parabola[1] + statistic * parabola[2]));
    }

    private static double critical(int level, int degrees) {
        return TABLE[0][level] + TABLE[1][level] / Math.sqrt(degrees) + TABLE[2][level] / degrees;
    }
}
