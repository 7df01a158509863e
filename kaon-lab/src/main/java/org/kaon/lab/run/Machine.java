package org.kaon.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What a run ran on.
final class Machine {

    private Machine() {}

    /// Kaon's version, as the jar says.
    static String version() {
        String version = Machine.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// Versions, machine, threads and seeds, as JSON.
    static Map<String, Object> describe(int threads, Seeds seeds) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("kaon", version());
        about.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        about.put("java", Runtime.version().toString());
        about.put(
                "vm",
                System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
        about.put(
                "system",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"));
        about.put("cpu", cpu());
        about.put("processors", Runtime.getRuntime().availableProcessors());
        about.put("threads", threads);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("root", seeds.root());
        numbers.put("model", seeds.model());
        numbers.put("shuffle", seeds.shuffle());
        about.put("seeds", numbers);
        return about;
    }

    private static String cpu() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
