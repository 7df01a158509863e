package org.kaon.cli;

import org.kaon.benchmark.StepBench;
import org.kaon.benchmark.StepRows;
import org.kaon.engine.cpu.CpuEngine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon bench step`: a training step beside the floor program.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure Kaon's speed on this machine.",
        subcommands = Bench.OfStep.class)
final class Bench implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? There is: kaon bench step.");
    }

    /// `kaon bench step`.
    @Command(
            name = "step",
            mixinStandardHelpOptions = true,
            description =
                    "Milliseconds of a training step, in alternation with the same step written by"
                            + " hand in C++ where its source and g++ are there.")
    static final class OfStep implements Callable<Integer> {

        @Option(
                names = "--rounds",
                paramLabel = "N",
                defaultValue = "5",
                description = "Rounds of either side (default: ${DEFAULT-VALUE}).")
        private int rounds;

        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Threads that compute (default: KAON_THREADS, or all processors).")
        private int threads;

        @Option(
                names = "--floor",
                paramLabel = "DIR",
                description = "The floor program's folder (default: KAON_SHARED/floor).")
        private Optional<Path> floor = Optional.empty();

        @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as JSON.")
        private Optional<Path> json = Optional.empty();

        @Override
        public Integer call() throws IOException {
            int count = threads > 0 ? threads : CpuEngine.defaultThreads();
            StepBench.Options options =
                    new StepBench.Options(
                            StepBench.standard(),
                            rounds,
                            count,
                            Optional.of(floor.orElseGet(OfStep::shared)));
            List<StepBench.Row> rows = StepBench.run(options, System.out);
            if (json.isPresent()) Files.writeString(json.get(), new StepRows(rows, count).json());
            return 0;
        }

        // The launcher tells the project's folder by a property.
        private static Path shared() {
            Path beside = Path.of(System.getProperty("kaon.root", "."), "..", "shared");
            String named = System.getenv("KAON_SHARED");
            return (named == null ? beside : Path.of(named)).resolve("floor");
        }
    }
}
