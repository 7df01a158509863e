package org.kaon.cli;

import org.kaon.lab.run.ModelPlace;
import org.kaon.lab.run.Models;
import org.kaon.lab.run.Scoring;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon predict RUN|MODEL FILE --out scores.csv`: scores of the events of a file.
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description =
                "Score the events of a file with the network of a run, or arrays with any model.")
final class Predict implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN|MODEL",
            index = "0",
            description = "The run directory, or a model: .keras, .h5, .onnx, Kaon's .zip.")
    private Path run = Path.of("");

    @Parameters(
            paramLabel = "FILE[:OBJECT]",
            index = "1",
            description =
                    "The events, as the experiment's own files were; for a model a .npz with arrays"
                            + " named like its inputs, a .npy, or a table with such columns.")
    private String location = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "SCORES",
            description =
                    "Where the scores go: .root, .ntuple.root, .parquet, .h5, .npz, .npy or .csv,"
                        + " one row for each event; for a model a .npz by output, or a .npy where"
                        + " it has one.")
    private Path out = Path.of("");

    @Option(
            names = "--keep",
            paramLabel = "COLUMNS",
            split = ",",
            description =
                    "Columns of the events to write beside the scores of a run: 'event,Jet_*'.")
    private List<String> kept = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute (default: KAON_THREADS, or all processors).")
    private int threads;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "Weights from another file: a .weights.h5, or an .h5 of Keras 1 or 2. MODEL may"
                            + " then be the .json of an architecture.")
    private Optional<Path> weights = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(run) && weights.isEmpty()) {
            Scoring scoring = new Scoring(run, location, kept);
            Progress progress = Progress.of(spec.commandLine(), "events", scoring.events());
            Scoring.Outcome outcome = scoring.write(out, threads, progress::reached);
            progress.finish(
                    outcome.without() == 0
                            ? "Scores: " + out
                            : "Scores: %s, nan for %,d events whose inputs are not finite"
                                    .formatted(out, outcome.without()));
            return 0;
        }
        if (!kept.isEmpty() && Files.exists(run)) {
            throw new ParameterException(
                    spec.commandLine(), "--keep is for the events of a run, not for a model.");
        }
        long events = Models.predict(new ModelPlace(run, weights), location, out, threads);
        spec.commandLine().getOut().printf("%,d events scored: %s%n", events, out);
        return 0;
    }
}
