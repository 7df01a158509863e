package org.kaon.lab.run;

import org.kaon.lab.experiment.Experiment;
import org.kaon.physics.comparison.Separation;
import org.kaon.physics.statistics.Accuracy;
import org.kaon.physics.statistics.Auc;
import org.kaon.physics.statistics.BinaryScores;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.BootstrapAuc;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Histogram;
import org.kaon.physics.statistics.Mean;
import org.kaon.physics.statistics.Quantile;
import org.kaon.physics.statistics.Rejection;
import org.kaon.physics.statistics.RocCurve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of one part, each with its error.
///
/// @param figures by name: `auc`, `accuracy` and `separation`, or `mse`, `mae`, `bias` and
///   `resolution` of a regression
/// @param rejections the background rejection at each signal efficiency
/// @param confusion which classes are taken for which, where there are more than two
public record Results(
        long events,
        Map<String, Estimate> figures,
        Map<Double, Rejection> rejections,
        Optional<ConfusionTable> confusion) {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(100, 1);
    private static final int BINS = 40;
    private static final int EVENTS_A_BIN = 12;

    public Results {
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        rejections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rejections));
    }

    /// Figures without classes.
    Results(long events, Map<String, Estimate> figures, Map<Double, Rejection> rejections) {
        this(events, figures, rejections, Optional.empty());
    }

    /// The figures of scored events.
    static Results of(Experiment experiment, Scores scores) {
        return experiment.events().classifies()
                ? classification(experiment, scores)
                : regression(experiment, scores);
    }

    private static Results classification(Experiment experiment, Scores scores) {
        LinkedHashMap<String, Estimate> figures = new LinkedHashMap<>();
        Map<Double, Rejection> rejections = new LinkedHashMap<>();
        figures.put("accuracy", accuracy(scores));
        if (!experiment.report().signal().isEmpty()) {
            figures.putFirst("auc", auc(experiment, scores));
            figures.put("separation", separation(experiment, scores));
            if (nonNegative(scores.weights())) {
                RocCurve roc = RocCurve.of(binary(experiment, scores));
                for (double efficiency : experiment.report().efficiencies()) {
                    rejections.put(efficiency, roc.rejection(efficiency));
                }
            }
        }
        List<String> classes = experiment.events().classes();
        return new Results(
                scores.rows(),
                figures,
                rejections,
                classes.size() > 2
                        ? Optional.of(ConfusionTable.of(classes, scores))
                        : Optional.empty());
    }

    /// The signal's score against all other classes.
    static BinaryScores binary(Experiment experiment, Scores scores) {
        int signal = signal(experiment);
        return BinaryScores.of(scores.of(signal), isSignal(signal, scores), scores.weights());
    }

    private static int signal(Experiment experiment) {
        return experiment.events().classes().indexOf(experiment.report().signal());
    }

    /// Which rows are of the signal's class.
    static boolean[] isSignal(Experiment experiment, Scores scores) {
        return isSignal(signal(experiment), scores);
    }

    private static boolean[] isSignal(int signal, Scores scores) {
        boolean[] isSignal = new boolean[scores.rows()];
        for (int row = 0; row < isSignal.length; row++) {
            isSignal[row] = (int) scores.truth(row, 0) == signal;
        }
        return isSignal;
    }

    private static Estimate auc(Experiment experiment, Scores scores) {
        if (nonNegative(scores.weights())) {
            return Auc.of(binary(experiment, scores));
        }
        int signal = signal(experiment);
        return BootstrapAuc.of(
                scores.of(signal), isSignal(signal, scores), scores.weights(), BOOTSTRAP);
    }

    // Few events fill few bins: bins with events of one kind only would look like separation.
    private static int bins(boolean[] isSignal) {
        int signals = 0;
        for (boolean is : isSignal) {
            signals += is ? 1 : 0;
        }
        return Math.clamp(Math.min(signals, isSignal.length - signals) / EVENTS_A_BIN, 2, BINS);
    }

    // Of the signal's score, between its ends.
    private static Estimate separation(Experiment experiment, Scores scores) {
        int signal = signal(experiment);
        double[] score = scores.of(signal);
        double low = Arrays.stream(score).min().orElse(0);
        double high = Arrays.stream(score).max().orElse(0);
        if (!(low < high && Double.isFinite(high - low))) {
            return Estimate.undefined();
        }
        boolean[] isSignal = isSignal(signal, scores);
        int bins = bins(isSignal);
        Histogram[] histograms = {new Histogram(bins, low, high), new Histogram(bins, low, high)};
        for (int row = 0; row < score.length; row++) {
            histograms[isSignal[row] ? 1 : 0].fill(score[row], scores.weight(row));
        }
        return Separation.of(histograms[0], histograms[1]);
    }

    // ROC curves are not defined for negative weights.
    static boolean nonNegative(double[] weights) {
        for (double weight : weights) {
            if (weight < 0) {
                return false;
            }
        }
        return true;
    }

    private static Estimate accuracy(Scores scores) {
        Accuracy accuracy = new Accuracy();
        for (int i = 0; i < scores.rows(); i++) {
            accuracy.add(scores.predicted(i) == (int) scores.truth(i, 0), scores.weight(i));
        }
        return accuracy.estimate();
    }

    private static Results regression(Experiment experiment, Scores scores) {
        Map<String, Estimate> figures = new LinkedHashMap<>();
        int targets = experiment.events().targets().size();
        for (int k = 0; k < targets; k++) {
            double[] squares = new double[scores.rows()];
            double[] sizes = new double[scores.rows()];
            double[] residuals = new double[scores.rows()];
            for (int row = 0; row < scores.rows(); row++) {
                double residual = scores.output(row, k) - scores.truth(row, k);
                residuals[row] = residual;
                squares[row] = residual * residual;
                sizes[row] = Math.abs(residual);
            }
            String of = targets == 1 ? "" : "[" + experiment.events().targets().get(k) + "]";
            figures.put("mse" + of, mean(squares, scores));
            figures.put("mae" + of, mean(sizes, scores));
            figures.put("bias" + of, mean(residuals, scores));
            figures.put("resolution" + of, resolution(residuals, scores));
        }
        return new Results(scores.rows(), figures, Map.of());
    }

    private static Estimate mean(double[] values, Scores scores) {
        return Mean.weighted(values, scores.weights());
    }

    // The 68 % half-width of what the network is off; quantiles know no negative weights, so that
    // where there are any each event counts once.
    private static Estimate resolution(double[] residuals, Scores scores) {
        for (double residual : residuals) {
            if (Double.isNaN(residual)) {
                return Estimate.undefined();
            }
        }
        double[] weights = scores.weights();
        Quantile quantiles =
                nonNegative(weights)
                        ? Quantile.weighted(residuals, weights)
                        : Quantile.of(residuals);
        return quantiles.halfWidth();
    }

    /// As JSON: every figure as `{"value": …, "error": …}`; a rejection that is a limit says its
    /// confidence.
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        figures.forEach((name, estimate) -> plain.put(name, plain(estimate)));
        if (!rejections.isEmpty()) {
            Map<String, Object> each = new LinkedHashMap<>();
            rejections.forEach((efficiency, rejection) -> {
                Map<String, Object> one = plain(rejection.estimate());
                if (rejection.isLimit()) {
                    one.put("lower_limit_confidence", Rejection.LIMIT_CONFIDENCE);
                } else {
                    one.put("lower", Json.number(rejection.lower()));
                    one.put("upper", Json.number(rejection.upper()));
                }
                each.put(String.valueOf(efficiency), one);
            });
            plain.put("rejection", each);
        }
        confusion.ifPresent(table -> plain.put("confusion", table.plain()));
        plain.put("events", events);
        return plain;
    }

    static Map<String, Object> plain(Estimate estimate) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("value", Json.number(estimate.value()));
        plain.put("error", Json.number(estimate.error()));
        return plain;
    }

    /// The figures in words: `AUC 0.9853 ± 0.0011`, `1/ε_B at ε_S = 0.5: 225 ± 17`.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        figures.forEach((name, estimate) -> lines.add(label(name) + " " + estimate));
        rejections.forEach((efficiency, rejection) ->
                lines.add("1/ε_B at ε_S = " + efficiency + ": " + rejection));
        return lines;
    }

    /// Which classes are taken for which, in words; nothing for two classes.
    public List<String> details() {
        return confusion.map(ConfusionTable::lines).orElse(List.of());
    }

    static String label(String name) {
        return name.equals("auc") ? "AUC" : name;
    }
}
