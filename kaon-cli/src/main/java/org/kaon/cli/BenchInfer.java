package org.kaon.cli;

import org.kaon.benchmark.InferBench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon bench infer`.
@Command(
        name = "infer",
        mixinStandardHelpOptions = true,
        description =
                "Time answers of frozen networks on one thread, in alternation with reading their"
                        + " weights once and with ONNX Runtime.")
final class BenchInfer implements Callable<Integer> {

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,1024",
            description = "Events of one run (default: ${DEFAULT-VALUE}).")
    private List<Integer> batches = List.of();

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
            description = "A Python with onnx and onnxruntime; without it Kaon is timed alone.")
    private Optional<Path> python = Optional.empty();

    @Override
    public Integer call() throws IOException {
        InferBench.run(new InferBench.Options(batches, rounds, seconds, python), System.out);
        return 0;
    }
}
