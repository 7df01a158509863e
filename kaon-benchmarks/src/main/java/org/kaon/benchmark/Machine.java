package org.kaon.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a figure was measured on: a figure without it says nothing.
public record Machine(
        String processor,
        String extensions,
        int processors,
        String java,
        String time,
        double load) {

    private static final Path CPU = Path.of("/proc/cpuinfo");

    /// This machine now; the load is that of the last minute, negative where it is not known.
    public static Machine here() {
        List<String> lines = lines();
        String flags = " " + field(lines, "flags").orElse("") + " ";
        StringBuilder extensions = new StringBuilder();
        for (String flag : List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16")) {
            if (flags.contains(" " + flag + " ")) {
                extensions.append(extensions.isEmpty() ? "" : " ").append(flag);
            }
        }
        return new Machine(
                field(lines, "model name").orElse(System.getProperty("os.arch")),
                extensions.toString(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                ZonedDateTime.now(ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static List<String> lines() {
        try {
            return Files.isReadable(CPU) ? Files.readAllLines(CPU) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s (%s), %d processors, Java %s, %s, load %.1f",
                processor,
                extensions,
                processors,
                java,
                time,
                load);
    }
}
