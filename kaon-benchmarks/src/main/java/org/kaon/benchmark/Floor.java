package org.kaon.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The floor: the same steps written by hand in C++ on the same oneDNN, built and run as a program.
final class Floor {

    private static final Pattern MILLISECONDS = Pattern.compile("([0-9.]+) ms/step");
    private static final long BUILD_MINUTES = 3;
    private static final long RUN_MINUTES = 5;

    private final Path program;

    private Floor(Path program) {
        this.program = program;
    }

    /// Builds the program of a folder with a `build` script; nothing where there is no such folder,
    /// no bash or no g++.
    static Optional<Floor> build(Path folder, Path into) throws IOException {
        Path script = folder.resolve("build");
        if (!Files.isReadable(script) || !onPath("g++") || !onPath("bash")) {
            return Optional.empty();
        }
        Path log = into.resolve("build.log");
        Process process =
                new ProcessBuilder("bash", script.toString(), into.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean built = finish(process, BUILD_MINUTES) && process.exitValue() == 0;
        Path program = into.resolve("floor");
        return built && Files.isExecutable(program)
                ? Optional.of(new Floor(program))
                : Optional.empty();
    }

    /// The best milliseconds a step of one run of the program, which takes a second or two.
    ///
    /// *Errors*: a program that fails, or prints no time.
    double measure(Net net, int batch, int threads) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(program.toString(), net.label(), Integer.toString(batch))
                        .redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = MILLISECONDS.matcher(output);
        if (!finish(process, RUN_MINUTES) || process.exitValue() != 0 || !matcher.find()) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "The floor program failed on %s %d: %s",
                            net.label(),
                            batch,
                            output.strip()));
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static boolean finish(Process process, long minutes) throws IOException {
        try {
            if (process.waitFor(minutes, TimeUnit.MINUTES)) {
                return true;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + process.info(), e);
        }
    }

    private static boolean onPath(String command) {
        String path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (String folder : path.split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder).resolve(command))) {
                return true;
            }
        }
        return false;
    }
}
