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
        description = "Show the compiled training step of an experiment, as text.",
        footer = {
            "",
            "Totals, then each step with its formula, what it reads and writes with shape, layout"
                    + " and place in the arena, bytes and floating-point operations; last the graph"
                    + " before layouts were chosen.",
            "How to read it: docs/reference/plan-dump.md"
        })
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

    @Option(
            names = "--profile",
            paramLabel = "RUNS",
            arity = "0..1",
            fallbackValue = "20",
            description =
                    "Train on random numbers and show the median milliseconds of each step over"
                            + " RUNS runs (default: ${FALLBACK-VALUE}).")
    private int profile;

    @Override
    public Integer call() {
        String text =
                profile > 0
                        ? TrainingPlan.profile(experiment, settings, threads, profile)
                        : TrainingPlan.describe(experiment, settings, threads);
        spec.commandLine().getOut().println(text.stripTrailing());
        return 0;
    }
}
