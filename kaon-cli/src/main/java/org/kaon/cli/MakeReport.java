package org.kaon.cli;

import org.kaon.lab.run.RunReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `kaon report RUN`: the report built anew.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Make the report of a run again, from what lies in its directory.")
final class MakeReport implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "The run directory.")
    private Path run = Path.of("");

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println("Report: " + RunReport.write(run));
        return 0;
    }
}
