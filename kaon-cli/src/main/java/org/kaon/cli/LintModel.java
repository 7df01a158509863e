package org.kaon.cli;

import org.kaon.lab.lint.Finding;
import org.kaon.lab.lint.Lint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// `kaon lint MODEL|EXPERIMENT.yaml|RUN`: traps, with why and what to do. It blocks nothing.
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Show traps of a network or an experiment, each with why and what to do.")
final class LintModel implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "MODEL|EXPERIMENT.yaml|RUN",
            description = "A model that Kaon saved, an experiment, or a run directory.")
    private Path place = Path.of("");

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = Lint.of(place);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Lint.json(findings));
            return 0;
        }
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "No trap found." : findings.size() + " found.");
        return 0;
    }
}
