package org.kaon.cli;

import org.kaon.benchmark.LongBench;
import org.kaon.benchmark.Net;
import org.kaon.benchmark.Peers;
import org.kaon.benchmark.StepBench;
import org.kaon.benchmark.StepTable;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.model.Policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon bench step`.
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        description = {
            "Milliseconds of a training step, in alternation with the same step written by hand in"
                    + " C++ (the floor) where its source and g++ are there, and with --peers beside"
                    + " Keras and PyTorch. The best times are compared; below 1 Kaon is faster.",
            "Measure on a machine that does nothing else: the first line tells its load."
        },
        footer = {
            "",
            "Networks: mlp (28-5x300-1), win (top-tagging CNN), dcnn (CIFAR-10 CNN),",
            "wgan (critic step with gradient penalty), tiny (4-16-1).",
            "Examples:",
            "  kaon bench step --peers --python venv/bin/python --json step.json",
            "  kaon bench step --net mlp,tiny --batch 32 --threads 1,2",
            "  kaon bench step --net dcnn --profile",
            "  kaon bench step --long"
        })
final class BenchStep implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--net",
            paramLabel = "NET",
            split = ",",
            description = "Only these networks: ${COMPLETION-CANDIDATES} (default: all but tiny).")
    private List<Net> nets = new ArrayList<>();

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Batch sizes (default: 128, and for mlp 1024 too).")
    private List<Integer> batches = new ArrayList<>();

    @Option(
            names = "--precision",
            paramLabel = "POLICY",
            split = ",",
            description =
                    "float32, mixed_bfloat16 or both (default: float32, and for win and dcnn both;"
                            + " wgan has float32 only).")
    private List<Policy> policies = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds of either side (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            description =
                    "Threads that compute; several numbers are measured one after the other"
                            + " (default: KAON_THREADS, or all processors).")
    private List<Integer> threads = new ArrayList<>();

    @Option(
            names = "--floor",
            paramLabel = "DIR",
            description = "The floor program's folder (default: KAON_SHARED/floor).")
    private Optional<Path> floor = Optional.empty();

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Run Keras and PyTorch too, by the scripts of this folder, before and after"
                            + " Kaon; it takes minutes (default folder: KAON_SHARED/peers).")
    private Optional<String> peers = Optional.empty();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            defaultValue = "python3",
            description = "The Python of the peers (default: ${DEFAULT-VALUE}).")
    private String python = "python3";

    @Option(
            names = "--long",
            description =
                    "Instead: 5,000 steps with dead units, whose moments decay: is a late step as"
                            + " fast as an early one?")
    private boolean longRun;

    @Option(
            names = "--profile",
            paramLabel = "RUNS",
            arity = "0..1",
            fallbackValue = "20",
            description =
                    "Instead: show the plan of each step with the median milliseconds of its parts"
                            + " over RUNS runs (default: ${FALLBACK-VALUE}).")
    private int profile;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as JSON.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || batches.stream().anyMatch(n -> n < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds and --batch: expected 1 or more.");
        }
        List<Integer> counts = threads.isEmpty() ? List.of(CpuEngine.defaultThreads()) : threads;
        if (longRun) {
            counts.forEach(count -> LongBench.run(count, System.out));
            return 0;
        }
        if (profile > 0) {
            for (int count : counts) {
                cases().forEach(each -> StepBench.profile(each, count, profile, System.out));
            }
            return 0;
        }
        StepBench.Options options =
                new StepBench.Options(
                        cases(),
                        rounds,
                        counts,
                        Optional.of(floor.orElseGet(() -> Bench.shared("floor"))),
                        peers.map(folder ->
                                new Peers(
                                        folder.isEmpty() ? Bench.shared("peers") : Path.of(folder),
                                        python)));
        StepTable table = StepBench.run(options, System.out);
        if (json.isPresent()) {
            Files.writeString(json.get(), table.json());
        }
        return 0;
    }

    private List<StepBench.Case> cases() {
        try {
            return StepBench.cases(nets, batches, policies);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
