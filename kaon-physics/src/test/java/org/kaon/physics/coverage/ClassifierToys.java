package org.kaon.physics.coverage;

import org.kaon.physics.statistics.Accuracy;
import org.kaon.physics.statistics.Auc;
import org.kaon.physics.statistics.AucComparison;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.BootstrapAuc;
import org.kaon.physics.statistics.Confusion;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Interval;
import org.kaon.physics.statistics.Normal;
import org.kaon.physics.statistics.Rejection;
import org.kaon.physics.statistics.RocCurve;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Figures of scores of signal and background.
final class ClassifierToys {

    private static final int MANY = 10_000;
    private static final int ROC = 5000;
    private static final int FEWER = 3000;
    private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 5);

    private ClassifierToys() {}

    static List<Toy> all() {
        List<Toy> all = new ArrayList<>(areas());
        all.addAll(bootstrapped());
        all.addAll(shares());
        all.addAll(rejections());
        return all;
    }

    private static List<Toy> areas() {
        return List.of(
                area(
                        "100 + 300 events, AUC 0.80",
                        Events.area(1.2),
                        r -> Events.of(100, 300, 1.2, r)),
                area("300 + 900, AUC 0.98", Events.area(3), r -> Events.of(300, 900, 3, r)),
                area("30 + 90, AUC 0.98", Events.area(3), r -> Events.of(30, 90, 3, r))
                        .within(55, 71),
                area(
                        "200 + 400, exponential weights",
                        Events.area(1.2),
                        r -> Events.of(200, 400, 1.2, r).weighted(r)),
                area(
                        "100 + 300, seven different scores",
                        Events.roundedArea(1.2, 1),
                        r -> Events.of(100, 300, 1.2, r).rounded(1)),
                Toy.of(
                        "difference of two AUCs of the same events",
                        "150 + 300, correlated scores",
                        MANY,
                        Events.area(1.2) - Events.area(0.9),
                        ClassifierToys::difference));
    }

    private interface Maker {
        Events events(SplittableRandom random);
    }

    private static Toy area(String sample, double truth, Maker maker) {
        return Toy.of(
                "AUC, DeLong",
                sample,
                MANY,
                truth,
                r -> Auc.of(maker.events(r).binary()).interval());
    }

    private static Interval difference(SplittableRandom random) {
        Events first = Events.of(150, 300, 1.2, random);
        double[] second = new double[first.scores.length];
        for (int i = 0; i < second.length; i++) {
            double mean = first.isSignal[i] ? 1.2 : 0;
            double common = first.scores[i] - mean;
            second[i] = 0.8 * common + 0.6 * random.nextGaussian() + 0.75 * mean;
        }
        return AucComparison.of(first.scores, second, first.isSignal).difference().interval();
    }

    private static List<Toy> bootstrapped() {
        return List.of(
                bootstrap("100 + 300", Events.area(1.2), r -> Events.of(100, 300, 1.2, r)),
                bootstrap(
                        "200 + 400, exponential weights",
                        Events.area(1.2),
                        r -> Events.of(200, 400, 1.2, r).weighted(r)),
                bootstrap(
                        "200 + 400, a quarter of weight −0.5",
                        Events.partlyNegativeArea(1.2, 0.5),
                        r -> Events.of(200, 400, 1.2, r).partlyNegative(0.5, r)));
    }

    private static Toy bootstrap(String sample, double truth, Maker maker) {
        return Toy.of(
                "AUC, bootstrap",
                sample,
                FEWER,
                truth,
                r -> {
                    Events events = maker.events(r);
                    return BootstrapAuc.of(
                                    events.scores, events.isSignal, events.weights, BOOTSTRAP)
                            .interval();
                });
    }

    private static List<Toy> shares() {
        return List.of(
                Toy.of(
                        "accuracy",
                        "200 + 300",
                        MANY,
                        0.4 * Normal.below(0.7) + 0.6 * Normal.below(0.5),
                        r -> accuracy(Events.of(200, 300, 1.2, r)).interval()),
                Toy.of(
                        "accuracy",
                        "200 + 300, exponential weights",
                        MANY,
                        0.4 * Normal.below(0.7) + 0.6 * Normal.below(0.5),
                        r -> accuracy(Events.of(200, 300, 1.2, r).weighted(r)).interval()),
                Toy.of(
                        "confusion, share of a class",
                        "200 + 300",
                        MANY,
                        Normal.above(0.5),
                        r -> confusion(Events.of(200, 300, 1.2, r)).interval()));
    }

    private static Estimate accuracy(Events events) {
        return Accuracy.ofScores(events.scores, events.isSignal, events.weights, 0.5);
    }

    private static Estimate confusion(Events events) {
        Confusion confusion = new Confusion(2);
        for (int i = 0; i < events.scores.length; i++) {
            confusion.add(events.isSignal[i] ? 1 : 0, events.scores[i] > 0.5 ? 1 : 0, 1);
        }
        return confusion.share(0, 1);
    }

    private static List<Toy> rejections() {
        List<Toy> all = new ArrayList<>();
        for (double efficiency : new double[] {0.3, 0.5, 0.8}) {
            double truth = Events.background(1.5, efficiency);
            Maker maker = r -> Events.of(1000, 3000, 1.5, r);
            String sample = "1000 + 3000, ε_S = " + efficiency;
            all.add(
                    Toy.of(
                            "ε_B at ε_S",
                            sample,
                            ROC,
                            truth,
                            r ->
                                    RocCurve.of(maker.events(r).binary())
                                            .backgroundEfficiency(efficiency)
                                            .interval()));
            all.add(
                    Toy.of(
                            "1/ε_B, error",
                            sample,
                            ROC,
                            1 / truth,
                            r -> rejection(maker.events(r), efficiency).estimate().interval()));
            all.add(
                    Toy.of(
                            "1/ε_B, bounds (ROC band)",
                            sample,
                            ROC,
                            1 / truth,
                            r -> band(rejection(maker.events(r), efficiency))));
        }
        double truth = Events.background(1.5, 0.5);
        all.add(
                Toy.of(
                        "1/ε_B, error",
                        "1000 + 3000, exponential weights, ε_S = 0.5",
                        ROC,
                        1 / truth,
                        r ->
                                rejection(Events.of(1000, 3000, 1.5, r).weighted(r), 0.5)
                                        .estimate()
                                        .interval()));
        double rare = Events.background(3, 0.5);
        all.add(
                Toy.of(
                                "1/ε_B, bounds (ROC band)",
                                "300 + 6000, eight pass",
                                ROC,
                                1 / rare,
                                r -> band(rejection(Events.of(300, 6000, 3, r), 0.5)))
                        .within(66, 100));
        return all;
    }

    private static Rejection rejection(Events events, double efficiency) {
        return RocCurve.of(events.binary()).rejection(efficiency);
    }

    private static Interval band(Rejection rejection) {
        return new Interval(rejection.lower(), rejection.upper());
    }
}
