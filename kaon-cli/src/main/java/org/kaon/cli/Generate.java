package org.kaon.cli;

import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.catalog.Kinds;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `kaon generate`: the kinds of events, each of which is a command of its own.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Make events by formulas: showers, jets, air showers, fields and more.",
        footer = {
            "",
            "kaon generate                 lists all kinds with their columns",
            "kaon generate KIND --help     explains the settings of one"
        })
final class Generate implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    /// The command with a sub-command for each kind.
    static CommandLine line() {
        CommandLine line = new CommandLine(new Generate());
        for (Kind kind : Kinds.all()) {
            line.addSubcommand(kind.name(), GenerateKind.line(kind));
        }
        return line;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Kind kind : Kinds.all()) {
            out.println(kind.name());
            out.println("    " + kind.summary());
            out.println(
                    kind.usual().fields().stream()
                            .map(Field::text)
                            .collect(Collectors.joining(", ", "    ", "")));
        }
        out.println();
        out.println("kaon generate KIND --help explains the settings of a kind.");
        out.flush();
        return 0;
    }
}
