package org.kaon.lab.run;

import org.kaon.callback.Callback;
import org.kaon.callback.Callbacks;
import org.kaon.data.Order;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.engine.cpu.CpuOptions;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.experiment.Setting;
import org.kaon.lab.prepare.Catalog;
import org.kaon.lab.prepare.Preparation;
import org.kaon.lab.prepare.PreparedEvents;
import org.kaon.lab.prepare.SampleFacts;
import org.kaon.lab.yaml.Words;
import org.kaon.model.Checkpoint;
import org.kaon.model.FitOptions;
import org.kaon.model.History;
import org.kaon.model.Model;
import org.kaon.model.Trainer;
import org.kaon.model.TrainingException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An experiment carried out: prepare, train, score, report.
///
/// A run that was killed, stopped or that failed goes on by [#resume] from its last checkpoint and
/// ends with the same bits, on the same machine with the same number of threads.
public final class TrainingRun {

    private static final String CHECKPOINT = "checkpoints/last.zip";
    private static final int SCORING_BATCH = 128;
    // What was trained on is scored only to be compared with what was not.
    private static final long MOST_TRAINED_SCORED = 1_000_000;

    private final RunDirectory directory;
    private final Experiment experiment;
    private final RunOptions options;
    private final RunListener listener;
    private final Network network;

    private TrainingRun(
            RunDirectory directory,
            Experiment experiment,
            RunOptions options,
            RunListener listener) {
        this.directory = directory;
        this.experiment = experiment;
        this.options = options;
        this.listener = listener;
        this.network = Network.of(experiment);
    }

    /// What became of a run.
    ///
    /// @param complete false where it was asked to stop: it can be resumed
    /// @param results the figures of each part that was scored
    /// @param counting what counting events above a cut is worth, where the experiment asks for it
    public record Outcome(
            Path directory,
            boolean complete,
            Map<Part, Results> results,
            Optional<CountingResult> counting) {}

    /// Trains the experiment of a YAML file in a new run directory.
    ///
    /// *Errors*: [org.kaon.lab.yaml.ConfigException] for the experiment and its data,
    /// [RunException] for the directory, [org.kaon.io.column.FormatException] for files of events,
    /// [TrainingException] where the loss is not finite.
    public static Outcome start(Path yaml, RunOptions options, RunListener listener)
            throws IOException {
        return start(yaml, options, listener, Catalog.FILES);
    }

    static Outcome start(Path yaml, RunOptions options, RunListener listener, Catalog catalog)
            throws IOException {
        Experiment experiment = Experiment.read(yaml, options.overrides());
        // Built once before anything is written: a network that does not fit leaves no directory.
        Network.of(experiment);
        RunDirectory directory =
                options.out().isPresent()
                        ? RunDirectory.create(options.out().get())
                        : RunDirectory.next(Path.of(""), experiment.name());
        try (RunDirectory.Claim claim = directory.claim()) {
            directory.write("original.yaml", Experiment.text(yaml));
            directory.write("experiment.yaml", experiment.yaml());
            listener.line("Run directory " + directory.path());
            return new TrainingRun(directory, experiment, options, listener).run(claim, catalog);
        } catch (IOException | RuntimeException failure) {
            // Nothing was trained: nothing is left that looks like a run.
            if (!directory.has(CHECKPOINT)) {
                directory.discard(failure);
            }
            throw failure;
        }
    }

    /// Goes on with a run from its last checkpoint, or from its start where there is none yet.
    ///
    /// *Errors*: as [#start], and [RunException] where the run is complete or its data have
    /// changed.
    public static Outcome resume(Path run, RunOptions options, RunListener listener)
            throws IOException {
        return resume(run, options, listener, Catalog.FILES);
    }

    static Outcome resume(Path run, RunOptions options, RunListener listener, Catalog catalog)
            throws IOException {
        RunDirectory directory = RunDirectory.open(run);
        if (directory.has("results.json")) {
            throw new RunException(
                    run + ": the run is complete. See " + directory.file("report.html") + ".");
        }
        if (!directory.has("experiment.yaml")) {
            throw new RunException(
                    run + ": the run ended before it began. Train anew in another folder.");
        }
        try (RunDirectory.Claim claim = directory.claim()) {
            Experiment experiment = directory.experiment();
            return new TrainingRun(directory, experiment, options, listener).run(claim, catalog);
        }
    }

    private Outcome run(RunDirectory.Claim claim, Catalog catalog) throws IOException {
        int threads = options.threads() > 0 ? options.threads() : CpuEngine.defaultThreads();
        Seeds seeds = new Seeds(experiment.training().seed());
        directory.write("environment.json", Json.write(Machine.describe(threads, seeds)));
        long start = System.nanoTime();
        try (PreparedEvents events =
                        Preparation.prepare(
                                experiment, catalog, directory.file("scratch"), threads);
                CpuEngine engine =
                        CpuEngine.open(
                                CpuOptions.of(threads)
                                        .withCheckFinite(options.checkFinite())
                                        .withBfloat16Math(
                                                experiment.training().precision().bfloat16Math()));
                Trainer trainer = network.model().compile(engine, network.compilation())) {
            double preparation = 1e-9 * (System.nanoTime() - start);
            assert claim.channel().isOpen();
            recordData(events);
            return train(trainer, events, seeds, preparation);
        } finally {
            Files.deleteIfExists(directory.file("scratch"));
        }
    }

    private void recordData(PreparedEvents events) {
        List<Object> samples = new ArrayList<>();
        for (SampleFacts facts : events.facts()) {
            samples.add(facts.plain());
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("samples", samples);
        Map<String, Object> faults = new LinkedHashMap<>(events.faults().counts());
        plain.put("not_finite", faults);
        String text = Json.write(plain);
        if (directory.has("samples.json") && !directory.text("samples.json").equals(text)) {
            throw new RunException(
                    directory.path()
                            + ": the data have changed since the run began (checksums or row"
                            + " counts differ from samples.json). Put the files back, or train"
                            + " anew.");
        }
        directory.write("samples.json", text);
        directory.write("transforms.json", Json.write(events.transforms().plain()));
        listener.line(
                "Events: %,d to train, %,d to validate, %,d to test"
                        .formatted(
                                events.rows(Part.TRAIN),
                                events.rows(Part.VALIDATION),
                                events.rows(Part.TEST)));
        events.remarks().forEach(listener::warning);
        if (events.faults().events() > 0) {
            listener.warning(
                    "%,d events held values that are not finite and were %s: %s"
                            .formatted(
                                    events.faults().events(),
                                    experiment.events().missing().treatment()
                                                    == org.kaon.lab.experiment.Missing.Treatment
                                                            .DROP
                                            ? "left out"
                                            : "filled",
                                    events.faults().describe()));
        }
    }

    private Outcome train(Trainer trainer, PreparedEvents events, Seeds seeds, double preparation)
            throws IOException {
        Images.write(directory, experiment, events);
        boolean goesOn = directory.has(CHECKPOINT);
        if (goesOn) {
            trainer.restore(Checkpoint.read(directory.file(CHECKPOINT)));
            listener.line("Resuming from " + directory.file(CHECKPOINT));
        }
        Files.createDirectories(directory.file("checkpoints"));
        History history = fit(trainer, events, seeds);
        directory.write("timing.json", Json.write(TimingTable.plain(history, preparation)));
        if (history.ending() == History.Ending.INTERRUPTED) {
            return new Outcome(directory.path(), false, Map.of(), Optional.empty());
        }
        if (history.ending() == History.Ending.STOPPED) {
            listener.line("Training ended early: " + history.reason());
        }
        Model model = trainer.model();
        model.save(directory.file("model.zip"));
        Outcome outcome = score(trainer, events);
        RunReport.write(directory);
        return outcome;
    }

    private History fit(Trainer trainer, PreparedEvents events, Seeds seeds) {
        var loop = experiment.training().loop();
        double minutes = experiment.training().checkpointMinutes();
        Duration every =
                minutes > 0
                        ? Duration.ofMillis((long) (minutes * 60_000))
                        : Duration.ofDays(36_500);
        FitOptions fit =
                FitOptions.epochs(loop.epochs())
                        .batchSize(loop.batchSize())
                        .order(Order.shuffled(seeds.shuffle(), loop.shuffleWindow()))
                        .checkpoint(directory.file(CHECKPOINT), every)
                        .stop(options.stop());
        List<Callback> callbacks = new ArrayList<>();
        for (Setting callback : experiment.training().callbacks()) {
            callbacks.add(Callbacks.TABLE.read(callback.plain()));
        }
        // Last, so that it sees what the others have done to the epoch.
        callbacks.add(new TrainingLog(directory, listener));
        Callback[] all = callbacks.toArray(Callback[]::new);
        var training = events.dataset(Part.TRAIN, network.encoding());
        try {
            return events.rows(Part.VALIDATION) == 0
                    ? trainer.fit(training, fit, all)
                    : trainer.fit(
                            training,
                            events.dataset(Part.VALIDATION, network.encoding()),
                            fit,
                            all);
        } catch (UncheckedIOException e) {
            throw RunDirectory.cannotWrite(directory.path(), Objects.requireNonNull(e.getCause()));
        }
    }

    private Outcome score(Trainer trainer, PreparedEvents events) throws IOException {
        Map<Part, Scores> all = new LinkedHashMap<>();
        Map<Part, Long> rows = new LinkedHashMap<>();
        Map<Part, Results> results = new LinkedHashMap<>();
        for (Part part : List.of(Part.TEST, Part.VALIDATION, Part.TRAIN)) {
            if (events.rows(part) > 0) {
                Scores scores = scores(trainer, events, part);
                Files.createDirectories(directory.file("scores"));
                scores.write(directory.file("scores/" + Words.of(part) + ".npy"));
                if (results.isEmpty()) {
                    Classified.write(directory, experiment, events, part, scores);
                }
                results.put(part, Results.of(experiment, scores));
                all.put(part, scores);
                rows.put(part, events.rows(part));
            }
        }
        Optional<CountingResult> counting = counting(all, rows);
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", experiment.name());
        results.forEach((part, figures) -> plain.put(Words.of(part), figures.plain()));
        counting.ifPresent(it -> plain.put("significance", it.plain()));
        plain.put("timing", directory.json("timing.json"));
        directory.write("results.json", Json.write(plain));
        return new Outcome(directory.path(), true, results, counting);
    }

    // Weights that allow no significance are no reason to lose a trained network.
    private Optional<CountingResult> counting(Map<Part, Scores> scores, Map<Part, Long> rows) {
        if (experiment.report().counting().isEmpty() || scores.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    CountingResult.of(
                            experiment, scores, CountingResult.yields(experiment, scores, rows)));
        } catch (RunException e) {
            listener.warning(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Scores scores(Trainer trainer, PreparedEvents events, Part part) throws IOException {
        long most = part == Part.TRAIN ? MOST_TRAINED_SCORED : Long.MAX_VALUE;
        var dataset = events.dataset(part, network.encoding()).thinned(most);
        var truths = dataset.truths();
        int rows = truths.weights().length;
        String of = rows < events.rows(part) ? "of %,d ".formatted(events.rows(part)) : "";
        listener.line("Scoring %,d %sevents (%s)".formatted(rows, of, Words.of(part)));
        Scores scores = Scores.empty(rows, truths.values().size(), network.outputs());
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < truths.values().size(); k++) {
                scores.set(row, k, truths.values().get(k)[row]);
            }
            scores.set(row, truths.values().size(), truths.weights()[row]);
        }
        int[] next = {0};
        trainer.predict(
                dataset,
                SCORING_BATCH,
                (batch, outputs) -> {
                    for (long i = 0; i < batch.rows(); i++) {
                        for (int k = 0; k < network.outputs(); k++) {
                            scores.set(
                                    next[0],
                                    truths.values().size() + 1 + k,
                                    outputs.at(i * network.outputs() + k));
                        }
                        next[0]++;
                    }
                });
        return scores;
    }

    /// The parts that a run has scored, in the order of [Part].
    static Optional<Scores> scored(RunDirectory directory, Experiment experiment, Part part)
            throws IOException {
        String name = "scores/" + Words.of(part) + ".npy";
        int truths = experiment.events().classifies() ? 1 : experiment.events().targets().size();
        return directory.has(name)
                ? Optional.of(Scores.read(directory.file(name), truths))
                : Optional.empty();
    }
}
