package org.kaon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The most memory that a process has had resident, as Linux counts it (`VmHWM`), and what it is
/// made of.
final class PeakMemory {

    private static final long INTERVAL_MILLIS = 20;

    /// What became of a process.
    ///
    /// @param bytes its peak, as it was within the last hundredth of a second or two of its life; 0
    ///   where that was all of it
    /// @param anonymous the most that was not of files (`RssAnon`): heap and what natives took
    /// @param mapped the most that was of mapped files (`RssFile`): code and classes
    record Outcome(long bytes, long anonymous, long mapped, int exitCode, double seconds) {}

    private record Resident(long peak, long anonymous, long mapped) {
        static final Resident NONE = new Resident(0, 0, 0);

        Resident most(Resident other) {
            return new Resident(
                    Math.max(peak, other.peak),
                    Math.max(anonymous, other.anonymous),
                    Math.max(mapped, other.mapped));
        }
    }

    private PeakMemory() {}

    /// Runs a command and waits for it; what it prints goes to `log`.
    ///
    /// *Errors*: [IOException] where the system does not tell.
    static Outcome of(List<String> command, Path log) throws IOException {
        return of(command, Map.of(), log);
    }

    /// @param settings of its environment, on top of this process's own
    static Outcome of(List<String> command, Map<String, String> settings, Path log)
            throws IOException {
        long begun = System.nanoTime();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        Process process = builder.start();
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        Resident most = Resident.NONE;
        try {
            do {
                most = most.most(resident(status));
            } while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        // A process may be gone before it was looked at.
        if (most.peak == 0 && !Files.exists(Path.of("/proc/self/status"))) {
            throw new IOException(
                    status + " does not tell the memory of a process: this needs Linux.");
        }
        return new Outcome(
                most.peak,
                most.anonymous,
                most.mapped,
                process.exitValue(),
                (System.nanoTime() - begun) * 1e-9);
    }

    // A process that has just ended has no such line, and then no such file.
    private static Resident resident(Path status) throws IOException {
        try {
            List<String> lines = Files.readAllLines(status);
            return new Resident(
                    bytes(lines, "VmHWM:"), bytes(lines, "RssAnon:"), bytes(lines, "RssFile:"));
        } catch (NoSuchFileException gone) {
            return Resident.NONE;
        } catch (IOException gone) {
            if (Files.exists(status.getParent())) {
                throw gone;
            }
            return Resident.NONE;
        }
    }

    private static long bytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
