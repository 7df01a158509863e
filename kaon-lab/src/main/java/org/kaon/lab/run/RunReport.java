package org.kaon.lab.run;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.report.Block;
import org.kaon.lab.report.Facts;
import org.kaon.lab.report.Gallery;
import org.kaon.lab.report.Listing;
import org.kaon.lab.report.ModelTable;
import org.kaon.lab.report.Remark;
import org.kaon.lab.report.Report;
import org.kaon.lab.report.Table;
import org.kaon.lab.report.Tiles;
import org.kaon.lab.yaml.Words;
import org.kaon.model.Model;
import org.kaon.model.Summary;
import org.kaon.physics.statistics.SignificanceScan.Yields;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report of a run, built from its directory alone.
public final class RunReport {

    private final RunDirectory directory;
    private final Experiment experiment;
    private final Map<Part, Scores> scores = new LinkedHashMap<>();

    private RunReport(RunDirectory directory) throws IOException {
        this.directory = directory;
        this.experiment = directory.experiment();
        for (Part part : List.of(Part.TEST, Part.VALIDATION, Part.TRAIN)) {
            TrainingRun.scored(directory, experiment, part)
                    .ifPresent(found -> scores.put(part, found));
        }
    }

    /// Writes `report.html` and the plots of a finished run anew.
    ///
    /// *Errors*: [RunException] for a folder that is no finished run.
    ///
    /// @return the page
    public static Path write(Path run) throws IOException {
        RunDirectory directory = RunDirectory.open(run);
        if (!directory.has("results.json")) {
            throw new RunException(
                    run + ": the run is not complete. Go on with kaon train --resume " + run + ".");
        }
        write(directory);
        return directory.file("report.html");
    }

    static void write(RunDirectory directory) throws IOException {
        RunReport report = new RunReport(directory);
        try {
            report.build().write(directory.path());
        } catch (IOException e) {
            throw RunDirectory.cannotWrite(directory.file("report.html"), e);
        }
    }

    private Report build() throws IOException {
        Part judged = scores.isEmpty() ? Part.TEST : scores.keySet().iterator().next();
        Map<?, ?> environment = directory.json("environment.json");
        return Report.of(experiment.name(), subtitle(environment))
                .with("Summary", summary(judged))
                .with("Figures of all parts", table())
                .with(judgement(), new Exhibits(experiment, scores).judgement(judged))
                .with("Counting experiment", counting())
                .with("Classified pictures", classified(judged))
                .with("Training", Exhibits.curves(directory.text("history.csv")))
                .with("Images", images())
                .with("Network", model())
                .with("Time", TimingTable.of(directory.json("timing.json")))
                .with("Data", data())
                .with("Environment and seeds", environment(environment))
                .with("Configuration", new Listing(directory.text("experiment.yaml")));
    }

    private String judgement() {
        if (!experiment.events().classifies()) {
            return "Residuals";
        }
        return experiment.report().signal().isEmpty() ? "Classes" : "Signal and background";
    }

    private static String subtitle(Map<?, ?> environment) {
        return "Kaon " + environment.get("kaon") + ", " + environment.get("started");
    }

    private Block[] summary(Part part) {
        Scores judged = scores.get(part);
        if (judged == null) {
            return new Block[] {Remark.note("No part was scored.")};
        }
        Results results = Results.of(experiment, judged);
        List<Tiles.Tile> tiles = new ArrayList<>();
        String note = Words.of(part) + ", " + Table.count(results.events()) + " events";
        results.figures()
                .forEach((name, estimate) ->
                        tiles.add(new Tiles.Tile(Results.label(name), estimate.toString(), note)));
        results.rejections()
                .forEach((efficiency, rejection) ->
                        tiles.add(
                                new Tiles.Tile(
                                        "1/ε_{B} at ε_{S} = " + efficiency,
                                        rejection.toString(),
                                        note)));
        Remark remark =
                Remark.note(
                        experiment.events().classifies()
                                ? "Errors are standard errors: of the AUC after DeLong (by"
                                      + " bootstrap where weights are negative), of shares"
                                      + " binomial, of the rejection with that of its threshold."
                                      + " Separation: ½ Σ (s − b)²/(s + b) over bins of the score,"
                                      + " 0 for equal distributions, 1 for distributions apart."
                                : "Errors are standard errors of the means. Resolution: the 68 %"
                                        + " half-width of prediction − truth.");
        return new Block[] {new Tiles(tiles), remark};
    }

    private Table table() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("figure")));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("events", new ArrayList<>());
        scores.forEach((part, scored) -> {
            columns.add(Table.Column.number(Words.of(part)));
            Results results = Results.of(experiment, scored);
            cell(rows, "events", Table.count(results.events()));
            results.figures().forEach((n, e) -> cell(rows, Results.label(n), e.toString()));
            results.rejections().forEach((e, r) -> cell(rows, "1/ε_B at ε_S = " + e, r.toString()));
        });
        List<List<String>> cells = new ArrayList<>();
        rows.forEach((name, values) -> {
            List<String> row = new ArrayList<>(List.of(name));
            row.addAll(values);
            if (row.size() == columns.size()) {
                cells.add(row);
            }
        });
        return new Table("Each part with its errors.", columns, cells);
    }

    private static void cell(Map<String, List<String>> rows, String name, String value) {
        rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private Block[] counting() {
        if (experiment.report().counting().isEmpty() || scores.isEmpty()) {
            return new Block[] {Remark.note("")};
        }
        CountingResult result;
        try {
            result = CountingResult.of(experiment, scores, yields());
        } catch (RunException e) {
            return new Block[] {Remark.warning(String.valueOf(e.getMessage()))};
        }
        List<Tiles.Tile> tiles = new ArrayList<>();
        tiles.add(
                new Tiles.Tile(
                        result.counting().figure().label(),
                        result.judged().significance().toString(),
                        Words.of(result.judged().part()) + "; " + result.origin()));
        String caption =
                "Significance of the events above a cut on the score, for the expected events; the"
                        + " bands are one bootstrap error of the simulated sample.";
        Gallery scan =
                new Gallery(
                        List.of(
                                new Gallery.Exhibit(
                                        "significance",
                                        result.figure(experiment, scores),
                                        caption)));
        return new Block[] {
            new Tiles(tiles), Remark.note(String.join(". ", result.lines()) + "."), scan
        };
    }

    // As they were when the run was scored, with all of its events.
    private Yields yields() {
        if (directory.json("results.json").get("significance") instanceof Map<?, ?> found
                && found.get("yields") instanceof Map<?, ?> both
                && both.get("signal") instanceof Number signal
                && both.get("background") instanceof Number background) {
            return new Yields(signal.doubleValue(), background.doubleValue());
        }
        return CountingResult.yields(experiment, scores, Map.of());
    }

    private Block classified(Part part) throws IOException {
        Scores judged = scores.get(part);
        return judged == null ? Remark.note("") : Classified.gallery(directory, experiment, judged);
    }

    private Block images() throws IOException {
        return Images.in(directory)
                ? new Exhibits(experiment, scores).images(Images.read(directory))
                : Remark.note("");
    }

    private ModelTable model() throws IOException {
        Summary summary = Summary.summary(Model.load(directory.file("model.zip")));
        return new ModelTable(
                summary.rows().stream()
                        .map(row ->
                                new ModelTable.Layer(
                                        row.name(),
                                        row.type(),
                                        row.outputShape(),
                                        row.parameters()))
                        .toList(),
                summary.trainable(),
                summary.parameters() - summary.trainable());
    }

    private Block[] data() {
        Map<?, ?> plain = directory.json("samples.json");
        List<List<String>> rows = new ArrayList<>();
        if (plain.get("samples") instanceof List<?> samples) {
            for (Object sample : samples) {
                if (sample instanceof Map<?, ?> one) {
                    rows.add(
                            List.of(
                                    fileName(String.valueOf(one.get("location"))),
                                    count(one, "rows"),
                                    count(one, "selected"),
                                    count(one, "train"),
                                    count(one, "validation"),
                                    count(one, "test"),
                                    String.valueOf(one.get("sha256"))));
                }
            }
        }
        Table table =
                new Table(
                        "Files with their rows.",
                        List.of(
                                Table.Column.text("file"),
                                Table.Column.number("rows"),
                                Table.Column.number("selected"),
                                Table.Column.number("train"),
                                Table.Column.number("validation"),
                                Table.Column.number("test"),
                                Table.Column.text("SHA-256")),
                        rows);
        boolean faults = plain.get("not_finite") instanceof Map<?, ?> map && !map.isEmpty();
        return new Block[] {
            table,
            Remark.warning(faults ? "Values that were not finite: " + plain.get("not_finite") : "")
        };
    }

    private static String fileName(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String count(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? Table.count(number.longValue()) : "";
    }

    private static Facts environment(Map<?, ?> environment) {
        Facts facts = new Facts(List.of());
        for (Map.Entry<?, ?> entry : environment.entrySet()) {
            if (entry.getValue() instanceof Map<?, ?> seeds) {
                for (Map.Entry<?, ?> seed : seeds.entrySet()) {
                    facts =
                            facts.with(
                                    "seed (" + seed.getKey() + ")",
                                    String.valueOf(seed.getValue()));
                }
            } else {
                facts =
                        facts.with(
                                String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
            }
        }
        return facts;
    }
}
