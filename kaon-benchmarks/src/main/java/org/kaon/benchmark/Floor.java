package org.kaon.benchmark;

import org.kaon.model.Policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The floor: the same steps written by hand in C++ on the same oneDNN, built and run as a program.
final class Floor {

    private static final Pattern MILLISECONDS = Pattern.compile("([0-9.]+) ms/step");
    private static final long BUILD_MINUTES = 3;
    private static final long RUN_MINUTES = 5;

    private final Path program;
    private final Path log;

    private Floor(Path program, Path log) {
        this.program = program;
        this.log = log;
    }

    /// Builds the program of a folder with a `build` script; nothing where there is no such folder,
    /// no bash or no g++.
    static Optional<Floor> build(Path folder, Path into) throws IOException {
        Path script = folder.resolve("build");
        if (!Files.isReadable(script) || !Programs.onPath("g++") || !Programs.onPath("bash")) {
            return Optional.empty();
        }
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), into.toString());
        boolean built = Programs.run(builder, into.resolve("build.log"), BUILD_MINUTES);
        Path program = into.resolve("floor");
        return built && Files.isExecutable(program)
                ? Optional.of(new Floor(program, into.resolve("run.log")))
                : Optional.empty();
    }

    /// The best milliseconds a step of one run of the program, which takes a second or two.
    ///
    /// *Errors*: a program that fails, or prints no time.
    double measure(StepBench.Case measured, int threads) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                measured.net().label(),
                                Integer.toString(measured.batch())));
        if (measured.policy() == Policy.MIXED_BFLOAT16) {
            command.add("bf16");
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        boolean done = Programs.run(builder, log, RUN_MINUTES);
        String output = Files.readString(log);
        Matcher matcher = MILLISECONDS.matcher(output);
        if (!done || !matcher.find()) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "The floor program failed on %s: %s",
                            measured,
                            output.strip()));
        }
        return Double.parseDouble(matcher.group(1));
    }
}
