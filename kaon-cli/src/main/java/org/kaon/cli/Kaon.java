package org.kaon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command without a sub-command: it only tells how to go on.
@Command(
        name = "kaon",
        description = "Deep learning for particle physics: from a file of events to a report.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Train.class,
            MakeReport.class,
            Predict.class,
            Jets.class,
            PlotColumns.class,
            AverageRuns.class,
            Convert.class,
            ShowSummary.class,
            LintModel.class,
            Inspect.class,
            ShowPlan.class,
            Bench.class,
            HelpCommand.class
        },
        footer = {
            "",
            "A first run:  kaon train examples/top-tagging/winner-cnn.yaml",
            "Exit codes: 0 done, 1 the input is at fault, 2 the command line, 70 Kaon itself."
        })
final class Kaon implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
