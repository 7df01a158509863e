package org.kaon.cli;

import org.kaon.benchmark.JetBench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon bench jets`.
@Command(
        name = "jets",
        mixinStandardHelpOptions = true,
        description = {
            "Count how many jets one thread clusters a second, by each algorithm, and how the time"
                    + " grows with the particles of an event.",
            "With --python in alternation with FastJet: from C++ on the wheel's own library where"
                    + " g++ is, and through Python."
        })
final class BenchJets implements Callable<Integer> {

    @Option(
            names = "--file",
            paramLabel = "FILE[:OBJECT]",
            description = "Jets of this file (default: generated toy jets).")
    private Optional<String> file = Optional.empty();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many of them (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds of each side (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0.5",
            description = "Time of a round (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "A Python with fastjet and awkward; without it Kaon is timed alone.")
    private Optional<Path> python = Optional.empty();

    @Option(
            names = "--growth",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Events of 10 to 5,000 particles too (default: yes).")
    private boolean growth;

    @Override
    public Integer call() throws IOException {
        JetBench.run(
                new JetBench.Options(file, events, rounds, seconds, python, growth), System.out);
        return 0;
    }
}
