package org.kaon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The most memory that a process has had resident, as Linux counts it (`VmHWM`).
final class PeakMemory {

    private static final long INTERVAL_MILLIS = 20;

    /// What became of a process.
    ///
    /// @param bytes its peak, as it was within the last hundredth of a second or two of its life
    record Outcome(long bytes, int exitCode, double seconds) {}

    private PeakMemory() {}

    /// Runs a command and waits for it; what it prints goes to `log`.
    ///
    /// *Errors*: [IOException] where the system does not tell.
    static Outcome of(List<String> command, Path log) throws IOException {
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        long peak = 0;
        try {
            do {
                peak = Math.max(peak, resident(status));
            } while (!process.waitFor(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (peak == 0) {
            throw new IOException(
                    status + " does not tell the memory of a process: this needs Linux.");
        }
        return new Outcome(peak, process.exitValue(), (System.nanoTime() - begun) * 1e-9);
    }

    // A process that has just ended has no such line, and then no such file.
    private static long resident(Path status) throws IOException {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (NoSuchFileException gone) {
            return 0;
        } catch (IOException gone) {
            return Files.exists(status.getParent()) ? rethrown(gone) : 0;
        }
        return 0;
    }

    private static long rethrown(IOException e) throws IOException {
        throw e;
    }
}
