package org.kaon.physics.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// sWeights: events are weighted by what a variable x says of their component (signal,
/// background…), so that the distribution of any other variable, independent of x in each
/// component, is that of one component alone.
///
/// With the densities f_k(x) of the components, their yields N_k are those of the largest extended
/// likelihood; `V⁻¹_kl = Σ f_k f_l / (Σ N f)²`, summed over events, and the weight of component n
/// is `Σ_l V_nl f_l / Σ_k N_k f_k`. Weights of an event sum to 1, those of a component to its
/// yield; they may be negative. The error of a yield is `√V_nn`, of a sum of weights `√Σw²`.
///
/// Source: Pivk and Le Diberder, Nucl. Instrum. Meth. A 555 (2005) 356.
///
/// @param yields of each component
/// @param weights of each component: one for each event
public record SPlot(List<Estimate> yields, List<double[]> weights) {

    private static final int CLIMBS = 30;
    private static final int MOST_STEPS = 200;
    private static final double PRECISE = 1e-12;

    public SPlot {
        yields = List.copyOf(yields);
        weights = List.copyOf(weights);
    }

    /// Fits and weights the events.
    ///
    /// *Errors*: [IllegalArgumentException] for fewer than two components, densities of different
    /// numbers of events, one below 0 or not finite, an event where all are 0, or densities that
    /// the events cannot tell apart.
    ///
    /// @param densities of each component: one for each event, normalised over the range of x
    public static SPlot of(double[]... densities) {
        check(densities);
        double[] yields = fit(densities);
        double[] sums = sums(densities, yields);
        double[][] covariance = factored(curvature(densities, sums)).inverse();
        int events = sums.length;
        List<double[]> weights =
                Arrays.stream(covariance)
                        .map(row -> {
                            double[] weight = new double[events];
                            for (int l = 0; l < row.length; l++) {
                                for (int i = 0; i < events; i++) {
                                    weight[i] += row[l] * densities[l][i] / sums[i];
                                }
                            }
                            return weight;
                        })
                        .toList();
        List<Estimate> estimates =
                IntStream.range(0, yields.length)
                        .mapToObj(k -> new Estimate(yields[k], Math.sqrt(covariance[k][k])))
                        .toList();
        return new SPlot(estimates, weights);
    }

    private static void check(double[][] densities) {
        if (densities.length < 2 || densities[0].length == 0) {
            throw new IllegalArgumentException(
                    "sPlot: expected two components or more of one event or more, got %d of %d."
                            .formatted(
                                    densities.length,
                                    densities.length == 0 ? 0 : densities[0].length));
        }
        for (int k = 0; k < densities.length; k++) {
            if (densities[k].length != densities[0].length) {
                throw new IllegalArgumentException(
                        "sPlot: expected densities of %d events, got %d of component %d."
                                .formatted(densities[0].length, densities[k].length, k));
            }
        }
        for (int i = 0; i < densities[0].length; i++) {
            double sum = 0;
            for (int k = 0; k < densities.length; k++) {
                double density = densities[k][i];
                if (!(density >= 0) || Double.isInfinite(density)) {
                    throw new IllegalArgumentException(
                            "sPlot: the density of component %d at event %d is %s, expected a finite one ≥ 0."
                                    .formatted(k, i, density));
                }
                sum += density;
            }
            if (sum == 0) {
                throw new IllegalArgumentException(
                        "sPlot: all densities are 0 at event " + i + ". Leave the event out.");
            }
        }
    }

    // A few steps of expectation and maximisation, then Newton's as long as they climb.
    private static double[] fit(double[][] densities) {
        double[] yields = new double[densities.length];
        Arrays.fill(yields, densities[0].length / (double) yields.length);
        for (int step = 0; step < CLIMBS; step++) {
            double[] slope = slope(densities, sums(densities, yields));
            for (int k = 0; k < yields.length; k++) {
                yields[k] *= slope[k];
            }
        }
        double best = logLikelihood(densities, yields);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] sums = sums(densities, yields);
            double[] slope = slope(densities, sums);
            Arrays.setAll(slope, k -> slope[k] - 1);
            double[] move = factored(curvature(densities, sums)).solve(slope);
            double length = 1;
            double[] next = moved(yields, move, length);
            while (!(logLikelihood(densities, next) >= best - PRECISE * Math.abs(best))
                    && length > PRECISE) {
                length /= 2;
                next = moved(yields, move, length);
            }
            double largest = Arrays.stream(move).map(Math::abs).max().orElseThrow();
            yields = next;
            best = Math.max(best, logLikelihood(densities, yields));
            if (largest < PRECISE * densities[0].length) {
                break;
            }
        }
        return yields;
    }

    private static double[] moved(double[] yields, double[] move, double length) {
        double[] next = yields.clone();
        Arrays.setAll(next, k -> yields[k] + length * move[k]);
        return next;
    }

    private static double[] sums(double[][] densities, double[] yields) {
        double[] sums = new double[densities[0].length];
        for (int k = 0; k < yields.length; k++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += yields[k] * densities[k][i];
            }
        }
        return sums;
    }

    // NaN outside of where the likelihood is defined.
    private static double logLikelihood(double[][] densities, double[] yields) {
        double sum = -Arrays.stream(yields).sum();
        for (double density : sums(densities, yields)) {
            sum += density > 0 ? StrictMath.log(density) : Double.NaN;
        }
        return sum;
    }

    private static double[] slope(double[][] densities, double[] sums) {
        double[] slope = new double[densities.length];
        for (int k = 0; k < slope.length; k++) {
            for (int i = 0; i < sums.length; i++) {
                slope[k] += densities[k][i] / sums[i];
            }
        }
        return slope;
    }

    private static double[][] curvature(double[][] densities, double[] sums) {
        int n = densities.length;
        double[][] curvature = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                for (int i = 0; i < sums.length; i++) {
                    curvature[k][l] += densities[k][i] / sums[i] * (densities[l][i] / sums[i]);
                }
            }
        }
        return curvature;
    }

    private static Cholesky factored(double[][] matrix) {
        try {
            return Cholesky.of(matrix);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sPlot: the events cannot tell the components apart: their densities are the"
                            + " same, or one is empty.",
                    e);
        }
    }
}
