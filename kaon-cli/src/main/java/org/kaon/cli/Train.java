package org.kaon.cli;

import org.kaon.callback.Stop;
import org.kaon.lab.run.RunOptions;
import org.kaon.lab.run.TrainingRun;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon train EXPERIMENT.yaml`: an experiment carried out, or a run gone on with.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train the network of an experiment, score it, and write a report.",
        footer = {"", "Ctrl-C ends training after the batch with a checkpoint; --resume goes on."})
final class Train implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "EXPERIMENT.yaml", arity = "0..1", description = "The experiment.")
    private Optional<Path> experiment = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The run directory (default: runs/NAME/NUMBER).")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a setting: --set training.epochs=3. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "As --set training.seed=N.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "POLICY",
            description =
                    "As --set training.precision=POLICY: float32, mixed_bfloat16 or"
                            + " bfloat16_math.")
    private Optional<String> precision = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute (default: KAON_THREADS, or all processors).")
    private int threads;

    @Option(
            names = "--check-finite",
            description =
                    "Stop at the first NaN or infinity and name its op and layer (much slower).")
    private boolean checkFinite;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = "Go on with a run that was stopped, from its last checkpoint.")
    private Optional<Path> resume = Optional.empty();

    @Override
    public Integer call() throws IOException {
        requireOneOf();
        Terminal terminal = Terminal.of(spec.commandLine());
        try (Interruption interruption = Interruption.listen()) {
            RunOptions options = options(interruption.stop());
            TrainingRun.Outcome outcome =
                    resume.isPresent()
                            ? TrainingRun.resume(resume.get(), options, terminal)
                            : TrainingRun.start(experiment.orElseThrow(), options, terminal);
            terminal.print(outcome);
            return outcome.complete() ? 0 : Interruption.CODE;
        }
    }

    private RunOptions options(Stop stop) {
        List<String> overrides = new ArrayList<>(settings);
        seed.ifPresent(it -> overrides.add("training.seed=" + it));
        precision.ifPresent(it -> overrides.add("training.precision=" + it));
        return new RunOptions(out, overrides, threads, checkFinite, stop);
    }

    private void requireOneOf() {
        if (experiment.isPresent() == resume.isPresent())
            throw usage("expected either EXPERIMENT.yaml or --resume RUN.");
        boolean changes =
                out.isPresent() || seed.isPresent() || precision.isPresent() || !settings.isEmpty();
        if (resume.isPresent() && changes)
            throw usage(
                    "--resume goes on with a run as it is: --out, --set, --seed, --precision do not"
                            + " apply.");
        if (threads < 0) throw usage("--threads: expected 1 or more; found " + threads + ".");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
