package org.kaon.cli;

import picocli.CommandLine;

/// Where the `kaon` command starts.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        StandardError.giveBack();
        System.exit(run(line(), arguments));
    }

    /// The command with all its sub-commands; it turns exceptions into what {@link Failure} says.
    static CommandLine line() {
        Kaon kaon = new Kaon();
        CommandLine line = new CommandLine(kaon);
        line.addSubcommand("generate", Generate.line());
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Failure::ofUsage);
        line.setExecutionExceptionHandler((e, at, parsed) -> Failure.report(e, at, kaon.debug()));
        return line;
    }

    /// Runs one command line and gives its exit code: 0, or what {@link Failure} says.
    static int run(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error e) {
            Kaon kaon = line.getCommand();
            return Failure.report(e, line, kaon.debug());
        }
    }
}
