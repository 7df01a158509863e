package org.kaon.physics.badinput;

import org.kaon.physics.comparison.Divergence;
import org.kaon.physics.comparison.Homogeneity;
import org.kaon.physics.statistics.BinByBin;
import org.kaon.physics.statistics.Binomial;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.GaussianCore;
import org.kaon.physics.statistics.Histogram;
import org.kaon.physics.statistics.Interval;
import org.kaon.physics.statistics.Normal;
import org.kaon.physics.statistics.Quantile;
import org.kaon.physics.statistics.Significance;

import java.util.Arrays;
import java.util.List;

/// Bad counts and bins, and every figure of them.
final class CountInputs {

    private static final double NAN = Double.NaN;

    private CountInputs() {}

    /// Signal and background, or those that pass and all.
    record Pair(double s, double b) {}

    static Family<Pair> counts() {
        return new Family<Pair>(
                        "Counts", "s of signal over b of background; or s of b events that pass.")
                .input("0, 0", new Pair(0, 0))
                .input("0, 5", new Pair(0, 5))
                .input("5, 0", new Pair(5, 0))
                .input("−1, 5", new Pair(-1, 5))
                .input("5, −1", new Pair(5, -1))
                .input("NaN, 5", new Pair(NAN, 5))
                .input("5, NaN", new Pair(5, NAN))
                .input("∞, 5", new Pair(1 / 0.0, 5))
                .input("5, ∞", new Pair(5, 1 / 0.0))
                .input("1e300, 1", new Pair(1e300, 1))
                .input("1, 1e300", new Pair(1, 1e300))
                .ask("s/√b", "no background", p -> Significance.simple(p.s, p.b))
                .ask("Asimov significance", "no background", p -> Significance.asimov(p.s, p.b))
                .ask(
                        "Asimov significance, b ± 2",
                        p -> Significance.asimov(p.s, new Estimate(p.b, 2)))
                .ask(
                        "Asimov significance, b ± NaN",
                        p -> Significance.asimov(p.s, new Estimate(p.b, NAN)))
                .ask("AMS, b_r = 10", p -> Significance.ams(p.s, p.b, 10))
                .ask("AMS, b_r = −1", p -> Significance.ams(p.s, p.b, -1))
                .ask(
                        "AMS with errors",
                        p -> Significance.ams(new Estimate(p.s, 1), new Estimate(p.b, 1), 10))
                .ask(
                        "efficiency of weights",
                        p -> Binomial.weighted(p.s, Math.abs(p.s), p.b, Math.abs(p.b)))
                .ask("Clopper–Pearson, 68 %", p -> bounds(Binomial.clopperPearson(p.s, p.b, 0.68)))
                .ask("Wilson, 68 %", p -> bounds(Binomial.wilson(p.s, p.b, 0.68)));
    }

    private static List<Double> bounds(Interval interval) {
        return List.of(interval.lower(), interval.upper());
    }

    static Family<Double> numbers() {
        return new Family<Double>("Numbers and settings of figures", "One at a time.")
                .input("0", 0.0)
                .input("1", 1.0)
                .input("−1", -1.0)
                .input("1e9", 1e9)
                .input("NaN", NAN)
                .input("∞", 1 / 0.0)
                .ask("normal density", "the number is", Normal::density)
                .ask("normal, above", "the number is", Normal::above)
                .ask("normal, below", "the number is", Normal::below)
                .ask("normal quantile", "a probability of 0 or 1", Normal::quantile)
                .ask("deviations of a p-value", "a p-value of 0 or 1", Normal::significance)
                .ask("level of Clopper–Pearson", x -> bounds(Binomial.clopperPearson(1, 4, x)))
                .ask("level of Wilson", x -> bounds(Binomial.wilson(1, 4, x)))
                .ask("share of a quantile", x -> Quantile.of(1, 2, 4).at(x))
                .ask("window of a Gaussian core", x -> GaussianCore.of(Scored.some(), x).mean())
                .ask("lower end of a histogram up to 10", x -> new Histogram(2, x, 10).bins())
                .ask("weight in a histogram", x -> filled(x).content(0))
                .ask(
                        "value in a histogram over 0 … 10: below, inside, above, NaN",
                        x -> {
                            Histogram h = new Histogram(2, 0, 10);
                            h.fill(x);
                            return List.of(h.underflow(), h.total(), h.overflow(), h.nans());
                        });
    }

    private static Histogram filled(double weight) {
        Histogram histogram = new Histogram(2, 0, 10);
        histogram.fill(1, weight);
        return histogram;
    }

    /// Contents of the bins of two histograms.
    record Bins(double[] a, double[] b) {}

    static Family<Bins> bins() {
        double[] good = {3, 5, 2};
        return new Family<Bins>(
                        "Bins",
                        "Contents of the bins of two histograms, one bad and one of 3, 5, 2.")
                .input("no bins", new Bins(new double[0], new double[0]))
                .input("one bin", new Bins(new double[] {4}, new double[] {5}))
                .input("all 0", new Bins(new double[3], good))
                .input("both 0 in a bin", new Bins(new double[] {1, 0, 2}, new double[] {2, 0, 3}))
                .input("no bin in common", new Bins(new double[] {1, 2, 0}, new double[] {0, 0, 3}))
                .input("a content < 0", new Bins(new double[] {4, -1, 2}, good))
                .input("sum < 0", new Bins(new double[] {-4, -1, 2}, good))
                .input("a NaN", new Bins(new double[] {4, NAN, 2}, good))
                .input("infinite", new Bins(new double[] {4, 1 / 0.0, 2}, good))
                .input("fewer bins", new Bins(new double[] {4, 5}, good))
                .ask("separation", p -> Divergence.separation(p.a, p.b))
                .ask("Jensen–Shannon", p -> Divergence.jensenShannon(p.a, p.b))
                .ask(
                        "χ², counts: χ², degrees, probability",
                        "one bin (probability)",
                        p -> of(Homogeneity.ofCounts(p.a, p.b)))
                .ask(
                        "χ², counts and weights",
                        "one bin (probability)",
                        p -> of(Homogeneity.ofCountsAndWeights(p.a, p.b, p.b)))
                .ask(
                        "χ², weights",
                        "one bin (probability)",
                        p -> of(Homogeneity.ofWeights(p.a, squares(p.a), p.b, p.b)))
                .ask("ratio of histograms", p -> BinByBin.ratio(histogram(p.a), histogram(p.b)))
                .ask("pull of histograms", p -> BinByBin.pull(histogram(p.a), histogram(p.b)))
                .ask(
                        "efficiency of histograms",
                        p -> BinByBin.efficiency(histogram(p.a), histogram(p.b)))
                .ask("each two bins joined", p -> histogram(p.a).rebinned(2).bins());
    }

    private static double[] squares(double[] contents) {
        return Arrays.stream(contents).map(x -> x * x).toArray();
    }

    private static List<Object> of(Homogeneity test) {
        return List.of(test.chiSquared(), test.degrees(), test.probability());
    }

    private static Histogram histogram(double[] contents) {
        Histogram histogram = new Histogram(contents.length, 0, contents.length);
        for (int i = 0; i < contents.length; i++) {
            histogram.fill(i + 0.5, contents[i]);
        }
        return histogram;
    }
}
