package org.kaon.cli;

import org.kaon.benchmark.MemoryBench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `kaon bench memory`.
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description =
                "Measure the peak of memory of kaon train over a large file, made on the spot.")
final class BenchMemory implements Callable<Integer> {

    private static final double GIB = 1L << 30;

    @Option(
            names = "--gibibytes",
            paramLabel = "N",
            defaultValue = "4",
            description = "Size of the file (default: ${DEFAULT-VALUE}).")
    private double gibibytes;

    @Option(
            names = "--format",
            paramLabel = "ENDING",
            defaultValue = "root",
            description =
                    "Ending of the file's name: root, ntuple.root, h5, npz, parquet, csv"
                            + " (default: ${DEFAULT-VALUE}).")
    private String format = "root";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description =
                    "Where the file goes (default: the folder for temporary files). It needs room"
                            + " for twice the size.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir", "."));

    @Override
    public Integer call() throws IOException {
        Path launcher = Path.of(System.getProperty("kaon.root", ".")).resolve("kaon");
        MemoryBench.run(
                new MemoryBench.Task((long) (gibibytes * GIB), format, folder, launcher),
                System.out);
        return 0;
    }
}
