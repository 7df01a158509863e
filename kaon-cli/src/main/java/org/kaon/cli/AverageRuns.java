package org.kaon.cli;

import org.kaon.lab.run.Results;
import org.kaon.lab.run.RunEnsemble;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon ensemble RUN RUN…`: what several runs achieve together.
@Command(
        name = "ensemble",
        mixinStandardHelpOptions = true,
        description = "Average the outputs of several runs over the same events.")
final class AverageRuns implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", arity = "2..*", description = "The run directories.")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "Write the networks as one whose output is the average: .zip, .keras or .h5.")
    private Optional<Path> model = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        RunEnsemble.Outcome outcome = RunEnsemble.of(runs);
        for (Map.Entry<Path, Results> member : outcome.members().entrySet()) {
            print(out, member.getKey().toString(), member.getValue());
        }
        print(out, "ensemble of " + runs.size(), outcome.together());
        outcome.together().details().forEach(out::println);
        if (model.isPresent()) {
            RunEnsemble.save(runs, model.get());
            out.println("Model: " + model.get());
        }
        return 0;
    }

    private static void print(PrintWriter out, String name, Results results) {
        out.printf("%s (%,d events)%n", name, results.events());
        results.lines().forEach(line -> out.println("  " + line));
    }
}
