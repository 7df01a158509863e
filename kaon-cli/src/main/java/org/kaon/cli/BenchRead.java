package org.kaon.cli;

import org.kaon.benchmark.ReadBench;
import org.kaon.benchmark.ReadTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `kaon bench read`.
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Time reading of ROOT, HDF5, CSV and Parquet from open to last value, in"
                        + " alternation with uproot, h5py, pandas and pyarrow.",
        footer = {
            "",
            "kaon bench read --python venv/bin/python --json read.json",
            "kaon bench read ttree --data train.root:jets --python venv/bin/python",
            "",
            "The files are made by Kaon, the same each time. The processor's time stands in"
                + " brackets beside the time that passed: with other work on the machine it is the"
                + " fairer of the two."
        })
final class BenchRead implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CASE", description = "Only these (default: all).")
    private Set<String> cases = new TreeSet<>();

    @Option(
            names = "--data",
            paramLabel = "FILE:TREE",
            description = "A tree with lists part_E, part_px, part_py, part_pz to read as jets.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "Size of the files, 1 for tens of MB each (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "Rounds of each side in warm processes (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--fresh",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds of each side in fresh processes (default: ${DEFAULT-VALUE}).")
    private int fresh;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description =
                    "A Python with uproot, h5py, pandas and pyarrow; without it Kaon is timed"
                            + " alone.")
    private Optional<Path> python = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Where the files stay, for another time.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as JSON.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Set<String> unknown = new TreeSet<>(cases);
        unknown.removeAll(ReadBench.names());
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No case " + unknown + ". There are: " + String.join(", ", ReadBench.names()));
        }
        if (rounds < 1 || fresh < 0 || !(scale > 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds and --scale must be above 0, --fresh at least 0; found %d, %s and %d."
                            .formatted(rounds, scale, fresh));
        }
        ReadTable table =
                ReadBench.run(
                        new ReadBench.Options(cases, data, scale, rounds, fresh, python, keep),
                        System.out);
        System.out.print(table.text());
        if (json.isPresent()) {
            Files.writeString(json.get(), table.json());
        }
        return 0;
    }
}
