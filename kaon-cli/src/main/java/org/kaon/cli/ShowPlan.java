package org.kaon.cli;

import org.kaon.lab.run.TrainingPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `kaon plan EXPERIMENT.yaml`: the compiled training step as text.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Show the compiled training step of an experiment, as text.")
final class ShowPlan implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "EXPERIMENT.yaml", description = "The experiment.")
    private Path experiment = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change a setting: --set training.batch_size=1024. May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute (default: KAON_THREADS, or all processors).")
    private int threads;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(TrainingPlan.describe(experiment, settings, threads).stripTrailing());
        return 0;
    }
}
