package org.kaon.lab.run;

import org.kaon.lab.experiment.Counting;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.ScanFigure;
import org.kaon.lab.yaml.Words;
import org.kaon.physics.statistics.Bootstrap;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.SignificanceScan;
import org.kaon.physics.statistics.SignificanceScan.Point;
import org.kaon.physics.statistics.SignificanceScan.Yields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a counting experiment with a cut on the signal's score is worth: the threshold is chosen on
/// the validation part and its significance given on the test part, so that the best of many
/// thresholds is not taken for what to expect.
///
/// @param chosen the threshold where it was chosen; on the judged part if that is the only one
/// @param judged the threshold where its significance is given
public record CountingResult(Counting counting, Yields yields, Place chosen, Place judged) {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(100, 2);
    private static final int POINTS = 60;

    /// The threshold on one part; without a significance where no threshold leaves enough events.
    public record Place(Part part, Point point, Estimate significance) {}

    /// The expected events: those of the experiment, or the sums of the weights over all parts.
    ///
    /// *Errors*: [RunException] for weights that sum to 0 or less.
    ///
    /// @param rows how many events each part has, of which not all need be scored
    static Yields yields(Experiment experiment, Map<Part, Scores> scores, Map<Part, Long> rows) {
        Counting counting = experiment.report().counting().orElseThrow();
        double[] sums = new double[2];
        scores.forEach((part, scored) -> {
            double each = (double) rows.getOrDefault(part, (long) scored.rows()) / scored.rows();
            boolean[] signal = Results.isSignal(experiment, scored);
            for (int row = 0; row < scored.rows(); row++) {
                sums[signal[row] ? 1 : 0] += each * scored.weight(row);
            }
        });
        try {
            return counting.yields().orElseGet(() -> new Yields(sums[1], sums[0]));
        } catch (IllegalArgumentException e) {
            throw new RunException("report.significance: " + e.getMessage(), e);
        }
    }

    /// The result on the scored parts of a run.
    ///
    /// *Errors*: [RunException] for weights of a class that sum to 0 or less.
    static CountingResult of(Experiment experiment, Map<Part, Scores> scores, Yields yields) {
        Counting counting = experiment.report().counting().orElseThrow();
        Part judged = judged(scores);
        Part choosing = scores.containsKey(Part.VALIDATION) ? Part.VALIDATION : judged;
        SignificanceScan scan = scan(experiment, scores, choosing, yields);
        double threshold = scan.best(counting.formula()).threshold();
        return new CountingResult(
                counting,
                yields,
                place(choosing, scan, threshold, counting),
                place(judged, scan(experiment, scores, judged, yields), threshold, counting));
    }

    private static Part judged(Map<Part, Scores> scores) {
        return scores.containsKey(Part.TEST) ? Part.TEST : scores.keySet().iterator().next();
    }

    private static SignificanceScan scan(
            Experiment experiment, Map<Part, Scores> scores, Part part, Yields yields) {
        Scores scored = java.util.Objects.requireNonNull(scores.get(part));
        int label = experiment.events().classes().indexOf(experiment.report().signal());
        try {
            return SignificanceScan.of(
                    scored.of(label),
                    Results.isSignal(experiment, scored),
                    scored.weights(),
                    yields);
        } catch (IllegalArgumentException e) {
            throw new RunException(Words.of(part) + " part: " + e.getMessage(), e);
        }
    }

    private static Place place(
            Part part, SignificanceScan scan, double threshold, Counting counting) {
        if (Double.isNaN(threshold)) {
            Point none = new Point(threshold, threshold, threshold, threshold);
            return new Place(part, none, Estimate.undefined());
        }
        double[] one = {threshold};
        return new Place(
                part,
                scan.at(threshold, counting.formula()),
                scan.at(one, counting.formula(), BOOTSTRAP).getFirst());
    }

    /// The significance against the signal efficiency on either part.
    Figure figure(Experiment experiment, Map<Part, Scores> scores) {
        List<ScanFigure.Curve> curves = new ArrayList<>();
        for (Part part : chosen.part == judged.part ? List.of(judged.part) : parts()) {
            SignificanceScan scan = scan(experiment, scores, part, yields);
            double[] thresholds = scan.thresholds(POINTS);
            List<Estimate> values = scan.at(thresholds, counting.formula(), BOOTSTRAP);
            double[] efficiencies = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                Point point = scan.at(thresholds[i], counting.formula());
                efficiencies[i] = point.signal() / yields.signal();
            }
            curves.add(
                    new ScanFigure.Curve(
                            Words.of(part),
                            efficiencies,
                            values.stream().mapToDouble(Estimate::value).toArray(),
                            values.stream().mapToDouble(Estimate::error).toArray()));
        }
        return ScanFigure.of(
                counting.figure().label(),
                curves,
                judged.point.signal() / yields.signal(),
                judged.significance.value(),
                judged.significance.error());
    }

    private List<Part> parts() {
        return List.of(chosen.part, judged.part);
    }

    /// In words: the figure, the cut, what is left, and where the cut was chosen.
    public List<String> lines() {
        String label = counting.figure().label();
        if (!judged.significance.isDefined()) {
            return List.of(
                    "%s: undefined. No threshold leaves %d background events of the %s part."
                            .formatted(
                                    label,
                                    SignificanceScan.LEAST_BACKGROUND,
                                    Words.of(chosen.part)));
        }
        return List.of(
                "%s %s on %s at score ≥ %s: s = %s of %s, b = %s of %s"
                        .formatted(
                                label,
                                judged.significance,
                                Words.of(judged.part),
                                number(judged.point.threshold()),
                                number(judged.point.signal()),
                                number(yields.signal()),
                                number(judged.point.background()),
                                number(yields.background())),
                origin());
    }

    /// Where the threshold comes from.
    String origin() {
        return chosen.part == judged.part
                ? "the threshold was chosen on the same events: expect less on others"
                : "threshold chosen on %s (%s there)"
                        .formatted(Words.of(chosen.part), chosen.significance);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1000 ? "%.4g" : "%,.0f", value);
    }

    /// As JSON.
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("figure", Words.of(counting.figure()));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("signal", yields.signal());
        expected.put("background", yields.background());
        plain.put("yields", expected);
        plain.put("threshold", Json.number(judged.point.threshold()));
        plain.put("chosen_on", Words.of(chosen.part));
        for (Place place : chosen.part == judged.part ? List.of(judged) : List.of(judged, chosen)) {
            Map<String, Object> one = Results.plain(place.significance);
            one.put("signal", Json.number(place.point.signal()));
            one.put("background", Json.number(place.point.background()));
            plain.put(Words.of(place.part), one);
        }
        return plain;
    }
}
