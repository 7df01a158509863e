package org.kaon.physics.badinput;

import org.kaon.physics.comparison.AndersonDarling;
import org.kaon.physics.comparison.CramerVonMises;
import org.kaon.physics.comparison.EnergyDistance;
import org.kaon.physics.comparison.KolmogorovSmirnov;
import org.kaon.physics.comparison.Sample;
import org.kaon.physics.comparison.Separation;
import org.kaon.physics.comparison.Wasserstein;
import org.kaon.physics.statistics.Accuracy;
import org.kaon.physics.statistics.Auc;
import org.kaon.physics.statistics.AucComparison;
import org.kaon.physics.statistics.BinaryScores;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.BootstrapAuc;
import org.kaon.physics.statistics.Confusion;
import org.kaon.physics.statistics.FullWidth;
import org.kaon.physics.statistics.GaussianCore;
import org.kaon.physics.statistics.Histogram;
import org.kaon.physics.statistics.Mean;
import org.kaon.physics.statistics.Quantile;
import org.kaon.physics.statistics.RocCurve;
import org.kaon.physics.statistics.SPlot;

import java.util.Arrays;
import java.util.List;

/// Bad samples, and every figure of them.
final class FigureInputs {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(50, 1);

    private FigureInputs() {}

    static Family<Scored> one() {
        return Scored.inputs(
                        new Family<>(
                                "Figures of one sample",
                                "*undefined* is what an estimate says that its sample does not"
                                        + " define, *unknown* an error that it cannot tell."))
                .ask("mean", s -> Mean.of(s.values()))
                .ask("weighted mean", s -> Mean.weighted(s.values(), s.weights()))
                .ask("median", s -> Quantile.of(s.values()).at(0.5))
                .ask("weighted median", s -> Quantile.weighted(s.values(), s.weights()).at(0.5))
                .ask("68 % half-width", s -> Quantile.of(s.values()).halfWidth())
                .ask(
                        "weighted 68 % half-width",
                        s -> Quantile.weighted(s.values(), s.weights()).halfWidth())
                .ask("full width at half maximum", s -> FullWidth.of(s.values(), BOOTSTRAP))
                .ask(
                        "Gaussian core: mean, σ",
                        s ->
                                List.of(
                                        GaussianCore.of(s.values(), 2).mean(),
                                        GaussianCore.of(s.values(), 2).sigma()))
                .ask(
                        "bootstrap of a sum",
                        s ->
                                BOOTSTRAP.of(
                                        s.values().length,
                                        drawn ->
                                                Arrays.stream(drawn)
                                                        .mapToDouble(i -> s.values()[i])
                                                        .sum()))
                .ask(
                        "histogram: inside, above, NaN",
                        s -> {
                            Histogram h = histogram(s);
                            return List.of(h.total(), h.overflow(), h.nans());
                        })
                .ask("histogram: density of the first bin", s -> histogram(s).density(0))
                .ask("effective number of events", s -> sample(s).effectiveSize());
    }

    private static Histogram histogram(Scored s) {
        Histogram histogram = new Histogram(2, 0, 1);
        for (int i = 0; i < s.values().length; i++) {
            histogram.fill(s.values()[i], s.weights()[Math.min(i, s.weights().length - 1)]);
        }
        return histogram;
    }

    private static Sample sample(Scored s) {
        return Sample.weighted(s.values(), s.weights());
    }

    static Family<Scored> classifier() {
        return Scored.classes(
                        new Family<>(
                                "Figures of a classifier",
                                "Scores, classes and weights; every second event is signal."
                                    + " Accuracy and confusion count weights with their sign, as"
                                    + " scikit-learn does."))
                .ask("AUC, DeLong's error", s -> Auc.of(binary(s)))
                .ask(
                        "AUC, bootstrap",
                        s -> BootstrapAuc.of(s.values(), s.isSignal(), s.weights(), BOOTSTRAP))
                .ask(
                        "difference of two AUCs",
                        s ->
                                AucComparison.of(s.values(), turned(s), s.isSignal(), s.weights())
                                        .difference())
                .ask(
                        "rejection at ε_S = 0.5",
                        s -> RocCurve.of(binary(s)).rejection(0.5).toString())
                .ask("ε_B at ε_S = 0.5", s -> RocCurve.of(binary(s)).backgroundEfficiency(0.5))
                .ask(
                        "accuracy",
                        s -> Accuracy.ofScores(s.values(), s.isSignal(), s.weights(), 0.45))
                .ask("confusion: signal taken for signal", FigureInputs::confused)
                .ask("separation of histograms", FigureInputs::separated);
    }

    private static BinaryScores binary(Scored s) {
        return BinaryScores.of(s.values(), s.isSignal(), s.weights());
    }

    private static double[] turned(Scored s) {
        double[] turned = s.values().clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = s.values()[turned.length - 1 - i];
        }
        return turned;
    }

    private static Object confused(Scored s) {
        Confusion confusion = new Confusion(2);
        for (int i = 0; i < Math.min(s.isSignal().length, s.weights().length); i++) {
            confusion.add(s.isSignal()[i] ? 1 : 0, s.values()[i] > 0.45 ? 1 : 0, s.weights()[i]);
        }
        return confusion.share(1, 1);
    }

    private static Object separated(Scored s) {
        Histogram[] histograms = {new Histogram(2, 0, 1), new Histogram(2, 0, 1)};
        for (int i = 0; i < Math.min(s.isSignal().length, s.weights().length); i++) {
            histograms[s.isSignal()[i] ? 1 : 0].fill(s.values()[i], s.weights()[i]);
        }
        return Separation.of(histograms[0], histograms[1]);
    }

    static Family<Scored> pairs() {
        Sample good = Sample.of(Scored.some());
        return Scored.inputs(
                        new Family<>(
                                "Two samples of one variable",
                                "The bad sample beside 0.1, 0.4, 0.5, 0.3, 0.2, 0.9."))
                .ask(
                        "Kolmogorov–Smirnov: distance, probability",
                        s -> {
                            KolmogorovSmirnov test = KolmogorovSmirnov.of(sample(s), good);
                            return List.of(test.distance(), test.probability());
                        })
                .ask("Cramér–von Mises", s -> CramerVonMises.of(sample(s), good))
                .ask(
                        "Anderson–Darling: statistic, probability",
                        s -> {
                            AndersonDarling test = AndersonDarling.of(s.values(), Scored.some());
                            return List.of(test.statistic(), test.probability());
                        })
                .ask("Wasserstein-1", s -> Wasserstein.of(sample(s), good))
                .ask("energy distance", s -> EnergyDistance.of(sample(s), good));
    }

    static Family<double[][]> components() {
        double[] f = {0.1, 0.4, 0.5, 0.3};
        double[] g = {0.4, 0.1, 0.2, 0.6};
        return new Family<double[][]>("sPlot", "Densities of components at four events: yields.")
                .input("one component", new double[][] {f})
                .input("no events", new double[2][0])
                .input("equal densities", new double[][] {f, f})
                .input("one is 0 everywhere", new double[][] {f, new double[4]})
                .input("both 0 at an event", new double[][] {{0, 1, 1, 1}, {0, 1, 2, 3}})
                .input("a density NaN", new double[][] {f, {1, Double.NaN, 1, 1}})
                .input("a density < 0", new double[][] {f, {1, -1, 1, 1}})
                .input("other numbers of events", new double[][] {f, {1, 1}})
                .input("three of four events", new double[][] {f, g, {1, 1, 1, 1}})
                .ask("yields", all -> SPlot.of(all).yields());
    }
}
