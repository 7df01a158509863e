package org.kaon.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Programs that are run beside Kaon.
final class Programs {

    private Programs() {}

    /// Runs a program with its output in a file; false where it fails, cannot be started or takes
    /// too long.
    static boolean run(ProcessBuilder builder, Path log, long minutes) throws IOException {
        Process process;
        try {
            process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            Files.writeString(log, String.valueOf(e.getMessage()));
            return false;
        }
        try {
            if (process.waitFor(minutes, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + builder.command(), e);
        }
    }

    static boolean onPath(String command) {
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
