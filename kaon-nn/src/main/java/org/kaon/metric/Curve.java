package org.kaon.metric;

import org.kaon.config.Config;

import java.util.Locale;

/// A curve over thresholds, and how the area under it is summed. Keras: `curve`,
/// `summation_method`.
public record Curve(Kind kind, Summation summation) {

    /// What stands on the axes.
    public enum Kind {
        /// False positive rate and true positive rate.
        ROC("ROC"),
        /// Recall and precision.
        PR("PR"),
        /// Recall gain and precision gain: Flach and Kull, NeurIPS 2015.
        PRGAIN("PRGAIN");

        private final String kerasName;

        Kind(String kerasName) {
            this.kerasName = kerasName;
        }
    }

    /// The height between two thresholds: their mean, the lower or the higher.
    public enum Summation {
        INTERPOLATION,
        MINORING,
        MAJORING
    }

    static final Curve STANDARD = new Curve(Kind.ROC, Summation.INTERPOLATION);

    /// The area for the sums of positives and negatives that are above each threshold.
    double area(double[] positives, double[] negatives) {
        if (kind == Kind.PR && summation == Summation.INTERPOLATION) {
            return interpolatedPrecision(positives, negatives);
        }
        double area = 0;
        for (int i = 0; i + 1 < positives.length; i++) {
            double left = height(positives, negatives, i);
            double right = height(positives, negatives, i + 1);
            double height =
                    switch (summation) {
                        case INTERPOLATION -> (left + right) / 2;
                        case MINORING -> Math.min(left, right);
                        case MAJORING -> Math.max(left, right);
                    };
            area += (place(positives, negatives, i) - place(positives, negatives, i + 1)) * height;
        }
        return area;
    }

    private double place(double[] positives, double[] negatives, int i) {
        return switch (kind) {
            case ROC -> Confusion.quotient(negatives[i], negatives[0]);
            case PR -> Confusion.quotient(positives[i], positives[0]);
            case PRGAIN ->
                    positives[i] == 0
                            ? 0
                            : Math.max(
                                    0, gain(positives, negatives, positives[0] - positives[i], i));
        };
    }

    private double height(double[] positives, double[] negatives, int i) {
        return switch (kind) {
            case ROC -> Confusion.quotient(positives[i], positives[0]);
            case PR -> Confusion.quotient(positives[i], positives[i] + negatives[i]);
            case PRGAIN -> positives[i] == 0 ? 1 : gain(positives, negatives, negatives[i], i);
        };
    }

    private static double gain(double[] positives, double[] negatives, double wrong, int i) {
        return 1 - Confusion.quotient(positives[0], negatives[0]) * wrong / positives[i];
    }

    /// Davis and Goadrich, ICML 2006: precision is no straight line between two points.
    private static double interpolatedPrecision(double[] positives, double[] negatives) {
        double area = 0;
        for (int i = 0; i + 1 < positives.length; i++) {
            double now = positives[i] + negatives[i];
            double next = positives[i + 1] + negatives[i + 1];
            double gained = positives[i] - positives[i + 1];
            double slope = Confusion.quotient(gained, Math.max(now - next, 0));
            double intercept = positives[i + 1] - slope * next;
            double ratio = now > 0 && next > 0 ? now / next : 1;
            area +=
                    Confusion.quotient(
                            slope * (gained + intercept * Math.log(ratio)), positives[0]);
        }
        return area;
    }

    static Curve read(Config in) {
        return new Curve(
                in.choice("curve", Kind.ROC),
                in.choice("summation_method", Summation.INTERPOLATION));
    }

    void write(Config.Writer out) {
        out.put("curve", kind.kerasName)
                .put("summation_method", summation.name().toLowerCase(Locale.ROOT));
    }
}
