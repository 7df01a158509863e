package org.kaon.cli;

import org.kaon.benchmark.GenerateBench;
import org.kaon.benchmark.ShowerTable;
import org.kaon.physics.generator.SettingException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `kaon bench generate`.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Count how many events a second each kind of kaon generate makes.")
final class BenchGenerate implements Callable<Integer> {

    private static final int SHOWERS = 4000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KIND", description = "Only these (default: all).")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "2",
            description = "Time for each kind (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--showers",
            description =
                    "Instead: response, resolution and depth of electrons beside their formulas.")
    private boolean showers;

    @Override
    public Integer call() {
        if (showers) {
            ShowerTable.print(SHOWERS, System.out);
            return 0;
        }
        try {
            GenerateBench.run(kinds, seconds, System.out);
        } catch (SettingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return 0;
    }
}
