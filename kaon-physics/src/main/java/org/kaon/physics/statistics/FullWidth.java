package org.kaon.physics.statistics;

import java.util.Arrays;

/// The full width at half maximum (FWHM) of a distribution, 2.3548 σ where it is normal: that of
/// its density, smoothed by normal kernels of width `h = 1.5 σ n^(−1/5)`, without what the kernels
/// add (`√(8 ln 2) h`, in quadrature).
///
/// σ in h is the 68 % half-width, so far tails do not matter. Kernels of 1.06 σ n^(−1/5)
/// (Silverman, Density Estimation, 1986, equation 3.28) leave the density so rough that its highest
/// point is too high, and the width too small by a seventh of its error. The error is that of the
/// bootstrap.
public final class FullWidth {

    private static final int CELLS = 2048;
    private static final double BEYOND = 6;
    private static final double OF_SIGMA = Math.sqrt(8 * StrictMath.log(2));

    private FullWidth() {}

    /// The width of finite values; undefined where their 68 % half-width is 0.
    public static Estimate of(double[] values, Bootstrap bootstrap) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "full width: expected finite values, got " + value + ".");
            }
        }
        if (values.length < 3) {
            return Estimate.undefined();
        }
        return bootstrap.of(values.length, drawn -> width(values, drawn));
    }

    private static double width(double[] values, int[] drawn) {
        double[] chosen = new double[drawn.length];
        Arrays.setAll(chosen, i -> values[drawn[i]]);
        Quantile quantiles = Quantile.of(chosen);
        double sigma = quantiles.halfWidth().value();
        if (!(sigma > 0)) {
            return Double.NaN;
        }
        double middle = quantiles.at(0.5).value();
        double low = middle - BEYOND * sigma;
        double cell = 2 * BEYOND * sigma / CELLS;
        double[] counts = new double[CELLS];
        for (double value : chosen) {
            double at = (value - low) / cell;
            if (at >= 0 && at < CELLS) {
                counts[(int) at]++;
            }
        }
        double kernel = 1.5 * sigma * Math.pow(chosen.length, -0.2);
        double wide = atHalf(smoothed(counts, kernel / cell)) * cell;
        double added = OF_SIGMA * kernel;
        return Math.sqrt(Math.max(wide * wide - added * added, 0));
    }

    private static double[] smoothed(double[] counts, double width) {
        int reach = (int) Math.ceil(4 * width);
        double[] weights = new double[reach + 1];
        Arrays.setAll(weights, i -> Normal.density(i / width));
        double[] smooth = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                int to = Math.min(i + reach, counts.length - 1);
                for (int j = Math.max(i - reach, 0); j <= to; j++) {
                    smooth[j] += counts[i] * weights[Math.abs(i - j)];
                }
            }
        }
        return smooth;
    }

    // In cells, from the outermost crossings next to the highest cell.
    private static double atHalf(double[] density) {
        int peak = 0;
        for (int i = 1; i < density.length; i++) {
            peak = density[i] > density[peak] ? i : peak;
        }
        double half = density[peak] / 2;
        int left = peak;
        while (left > 0 && density[left] > half) {
            left--;
        }
        int right = peak;
        while (right < density.length - 1 && density[right] > half) {
            right++;
        }
        double from = left + (half - density[left]) / (density[left + 1] - density[left]);
        double to = right - (half - density[right]) / (density[right - 1] - density[right]);
        return to - from;
    }
}
