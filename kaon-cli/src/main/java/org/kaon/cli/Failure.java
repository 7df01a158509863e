package org.kaon.cli;

import org.kaon.engine.MemoryException;
import org.kaon.engine.NotFiniteException;
import org.kaon.gradient.GradientException;
import org.kaon.io.column.FormatException;
import org.kaon.lab.run.RunException;
import org.kaon.lab.yaml.ConfigException;
import org.kaon.model.TrainingException;
import org.kaon.tensor.ShapeException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/// What the user is told when a command fails, and the exit code that goes with it.
record Failure(String message, int code) {

    /// The input is at fault: a file, a YAML, a run directory.
    static final int INPUT = 1;

    /// The command line is at fault.
    static final int USAGE = 2;

    /// Kaon is at fault.
    static final int INTERNAL = 70;

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case UncheckedIOException e when e.getCause() != null -> of(e.getCause());
            case FormatException e -> new Failure(text(e), INPUT);
            case ShapeException e -> new Failure(text(e), INPUT);
            case GradientException e -> new Failure(text(e), INPUT);
            case org.kaon.config.ConfigException e -> new Failure(text(e), INPUT);
            case ConfigException e -> new Failure(text(e), INPUT);
            case NotFiniteException e -> new Failure(text(e), INPUT);
            case MemoryException e -> new Failure(text(e), INPUT);
            case TrainingException e -> new Failure(text(e), INPUT);
            case RunException e -> new Failure(text(e), INPUT);
            case NoSuchFileException e ->
                    new Failure("%s: no such file".formatted(e.getFile()), INPUT);
            case AccessDeniedException e ->
                    new Failure("%s: permission denied".formatted(e.getFile()), INPUT);
            case FileSystemException e -> new Failure(text(e), INPUT);
            case IOException e -> new Failure(text(e), INPUT);
            case OutOfMemoryError e ->
                    new Failure(
                            "out of memory (%s). Ask for a smaller batch or window, or give Java more: KAON_JAVA_OPTIONS=-Xmx8g"
                                    .formatted(text(e)),
                            INPUT);
            default ->
                    new Failure(
                            "unexpected %s: %s\nThis is a fault of Kaon. Run the command again with --debug and report what it prints."
                                    .formatted(thrown.getClass().getSimpleName(), text(thrown)),
                            INTERNAL);
        };
    }

    /// Tells the user, with the stack trace if it was asked for; gives the exit code.
    static int report(Throwable thrown, CommandLine line, boolean debug) {
        Failure failure = of(thrown);
        PrintWriter err = line.getErr();
        if (debug) thrown.printStackTrace(err);
        err.println("kaon: " + failure.message);
        err.flush();
        return failure.code;
    }

    /// Tells the user what is wrong with the command line, and where the command explains itself.
    static int ofUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("kaon: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err))
            err.println("Try '%s --help'.".formatted(line.getCommandSpec().qualifiedName()));
        err.flush();
        return USAGE;
    }

    private static String text(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }
}
