package org.kaon.lab.run;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.JetPicture;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.plot.Color;
import org.kaon.lab.plot.ColorScale;
import org.kaon.lab.plot.CurvesFigure;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.JetImageFigure;
import org.kaon.lab.plot.MatrixFigure;
import org.kaon.lab.plot.Range;
import org.kaon.lab.plot.RocFigure;
import org.kaon.lab.plot.ScoreFigure;
import org.kaon.lab.report.Gallery;
import org.kaon.lab.report.Gallery.Exhibit;
import org.kaon.lab.yaml.Words;
import org.kaon.physics.jet.JetImage;
import org.kaon.physics.statistics.BinaryScores;
import org.kaon.physics.statistics.RocCurve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The figures of a run's report.
record Exhibits(Experiment experiment, Map<Part, Scores> scores) {

    private static final int BINS = 50;

    /// What the network achieves on a part: ROC curve and scores, or residuals.
    Gallery judgement(Part part) {
        Scores judged = scores.get(part);
        if (judged == null) {
            return new Gallery(List.of());
        }
        if (!experiment.events().classifies()) {
            return new Gallery(residuals(judged));
        }
        List<Exhibit> exhibits = new ArrayList<>();
        if (experiment.events().classes().size() > 2) {
            exhibits.add(confusion(judged, part));
        }
        if (experiment.report().signal().isEmpty()) {
            return new Gallery(exhibits);
        }
        if (Results.nonNegative(judged.weights())) {
            exhibits.add(roc(judged, part));
        }
        exhibits.add(scoreHistograms(judged, part));
        return new Gallery(exhibits);
    }

    private Exhibit confusion(Scores judged, Part part) {
        List<String> classes = experiment.events().classes();
        return new Exhibit(
                "confusion",
                MatrixFigure.of(classes, ConfusionTable.of(classes, judged).shares()),
                "What events of each true class are taken for, as shares of the class, on the %s part."
                        .formatted(Words.of(part)));
    }

    private Exhibit roc(Scores judged, Part part) {
        BinaryScores binary = Results.binary(experiment, judged);
        RocCurve roc = RocCurve.of(binary);
        List<RocFigure.WorkingPoint> points =
                experiment.report().efficiencies().stream()
                        .map(e -> RocFigure.WorkingPoint.of(roc.rejection(e)))
                        .toList();
        Figure figure = RocFigure.of(List.of(RocFigure.Curve.of(experiment.name(), roc)), points);
        return new Exhibit(
                "roc",
                figure,
                "Background rejection against signal efficiency on the %s part; the band is one standard error."
                        .formatted(Words.of(part)));
    }

    private Exhibit scoreHistograms(Scores judged, Part part) {
        String signal = experiment.report().signal();
        int label = experiment.events().classes().indexOf(signal);
        List<ScoreFigure.Sample> samples = new ArrayList<>();
        int classes = experiment.events().classes().size();
        Scores train = scores.get(Part.TRAIN);
        for (int i = 0; i < experiment.events().classes().size(); i++) {
            samples.add(
                    new ScoreFigure.Sample(
                            experiment.events().classes().get(i),
                            color(i, label, classes),
                            train == null ? ScoreFigure.Scores.of() : ofClass(train, label, i),
                            ofClass(judged, label, i)));
        }
        return new Exhibit(
                "scores",
                ScoreFigure.of("score for " + signal, new Range(0, 1), BINS, samples),
                "Score by class: the training part filled, the %s part as points."
                        .formatted(Words.of(part)));
    }

    private static Color color(int index, int signal, int classes) {
        return classes > 2
                ? Color.of(index, classes)
                : index == signal ? Color.SIGNAL : Color.BACKGROUND;
    }

    private static ScoreFigure.Scores ofClass(Scores scores, int label, int truth) {
        double[] all = scores.of(label);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < scores.rows(); row++) {
            if ((int) scores.truth(row, 0) == truth) {
                rows.add(row);
            }
        }
        return new ScoreFigure.Scores(
                rows.stream().mapToDouble(row -> all[row]).toArray(),
                rows.stream().mapToDouble(scores::weight).toArray());
    }

    private List<Exhibit> residuals(Scores judged) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (int k = 0; k < judged.truths(); k++) {
            double[] residuals = new double[judged.rows()];
            double widest = 0;
            for (int row = 0; row < residuals.length; row++) {
                residuals[row] = judged.output(row, k) - judged.truth(row, k);
                widest = Math.max(widest, Math.abs(residuals[row]));
            }
            double range = widest > 0 ? widest : 1;
            String target = experiment.events().targets().get(k).toString();
            ScoreFigure.Sample sample =
                    new ScoreFigure.Sample(
                            "events",
                            Color.BACKGROUND,
                            ScoreFigure.Scores.of(),
                            new ScoreFigure.Scores(residuals, judged.weights()));
            exhibits.add(
                    new Exhibit(
                            "residuals-" + (k + 1),
                            ScoreFigure.of(
                                    "predicted − true " + target,
                                    new Range(-range, range),
                                    BINS,
                                    List.of(sample)),
                            "Prediction minus truth of " + target + "."));
        }
        return exhibits;
    }

    /// Loss and metrics by epoch.
    static Gallery curves(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> names = List.of(lines.getFirst().split(",", -1));
        Set<String> plain = new LinkedHashSet<>(names);
        plain.remove("epoch");
        plain.removeIf(name -> name.startsWith("val_"));
        List<Exhibit> exhibits = new ArrayList<>();
        for (String name : plain) {
            exhibits.add(
                    new Exhibit(
                            "curve-" + name.replaceAll("[^a-z0-9]+", "-"),
                            CurvesFigure.of(
                                    name.replace('_', ' '),
                                    column(lines, names.indexOf(name)),
                                    column(lines, names.indexOf("val_" + name))),
                            name.replace('_', ' ') + " by epoch"));
        }
        return new Gallery(exhibits);
    }

    private static double[] column(List<String> lines, int index) {
        if (index < 0) {
            return new double[0];
        }
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1)[index])
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    /// Of each class the mean image and one image, channel by channel.
    Gallery images(Images images) {
        JetImage picture = JetImage.standard();
        for (Input input : experiment.inputs().values()) {
            picture = input instanceof JetPicture p ? p.image() : picture;
        }
        List<Exhibit> exhibits = new ArrayList<>();
        for (int channel = 0; channel < images.channels(); channel++) {
            String name =
                    images.channels() == 1
                            ? "intensity"
                            : picture.intensity().channels().get(channel);
            images(images, channel, name, picture.extent(), exhibits);
        }
        return new Gallery(exhibits);
    }

    private void images(
            Images images, int channel, String name, double extent, List<Exhibit> into) {
        List<double[]> means =
                images.means().stream().map(i -> images.channel(i, channel)).toList();
        List<double[]> firsts =
                images.firsts().stream().map(i -> images.channel(i, channel)).toList();
        ColorScale shared = JetImageFigure.colors("mean " + name, means.toArray(double[][]::new));
        ColorScale single = JetImageFigure.colors(name, firsts.toArray(double[][]::new));
        String what = images.channels() == 1 ? "" : ", " + name;
        String suffix = images.channels() == 1 ? "" : "-" + channel;
        for (int label = 0; label < means.size(); label++) {
            String of = experiment.events().classes().get(label);
            into.add(
                    new Exhibit(
                            "image-mean-" + label + suffix,
                            JetImageFigure.of(images.pixels(), means.get(label), extent, shared),
                            of + ": mean of the training part" + what));
            into.add(
                    new Exhibit(
                            "image-one-" + label + suffix,
                            JetImageFigure.of(images.pixels(), firsts.get(label), extent, single),
                            of + ": one jet" + what));
        }
    }
}
