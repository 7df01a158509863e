package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The score's distribution by class: training as filled steps, test as points with errors.
///
/// Where the points leave the steps of their class, the network has learnt its training set by
/// heart.
public final class ScoreFigure {

    /// Scores of events with their weights.
    public record Scores(double[] values, double[] weights) {

        public Scores {
            Series.sameLength("ScoreFigure", "weights", values, weights);
        }

        public static Scores of(double... values) {
            double[] weights = new double[values.length];
            Arrays.fill(weights, 1);
            return new Scores(values, weights);
        }
    }

    /// A class with its scores on the training and the test set; either may be empty.
    public record Sample(String name, Color color, Scores train, Scores test) {}

    private ScoreFigure() {}

    /// Densities over `range` in equal bins, on a logarithmic axis.
    public static Figure of(String label, Range range, int bins, List<Sample> samples) {
        List<Mark> marks = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.train.values.length > 0) {
                Bins train = density(sample.train, range, bins);
                marks.add(Histogram.filled(sample.name + " (train)", train, sample.color));
            }
        }
        for (Sample sample : samples) {
            if (sample.test.values.length > 0) {
                Bins test = density(sample.test, range, bins);
                marks.add(Points.of(sample.name + " (test)", test, sample.color));
            }
        }
        return Figure.of(
                Axis.linear(label, range.low(), range.high()),
                Axis.log("Probability density"),
                marks);
    }

    private static Bins density(Scores scores, Range range, int bins) {
        return Bins.of(scores.values, scores.weights, bins, range).density();
    }
}
