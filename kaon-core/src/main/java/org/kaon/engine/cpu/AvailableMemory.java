package org.kaon.engine.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Bytes that this process may still take without swapping or being killed: the smaller of what the
/// machine has available and what the limits of its control groups leave.
///
/// *Source*: proc_pid_meminfo(5), Linux's `cgroup-v2.rst` and `cgroup-v1/memory.rst`.
final class AvailableMemory {

    private AvailableMemory() {}

    /// Unlimited where the system does not say.
    static long bytes() {
        return bytes(Path.of("/"));
    }

    /// The same for the files below another root.
    static long bytes(Path root) {
        long available =
                number(lines(root.resolve("proc/meminfo")), "MemAvailable:")
                        .orElse(Long.MAX_VALUE >> 10);
        long least = available << 10;
        for (String line : lines(root.resolve("proc/self/cgroup"))) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3) {
                least = Math.min(least, left(root, parts[1], parts[2]));
            }
        }
        return least;
    }

    // A group's parents limit it too.
    private static long left(Path root, String controllers, String group) {
        boolean second = controllers.isEmpty();
        if (!second && !List.of(controllers.split(",")).contains("memory")) {
            return Long.MAX_VALUE;
        }
        Path top = root.resolve(second ? "sys/fs/cgroup" : "sys/fs/cgroup/memory");
        Path at = top.resolve(group.substring(1)).normalize();
        long least = Long.MAX_VALUE;
        while (at.startsWith(top)) {
            least = Math.min(least, second ? leftOfSecond(at) : leftOfFirst(at));
            at = at.resolve("..").normalize();
        }
        return least;
    }

    private static long leftOfSecond(Path group) {
        return left(
                first(group.resolve("memory.max")),
                first(group.resolve("memory.current")),
                number(lines(group.resolve("memory.stat")), "inactive_file"));
    }

    private static long leftOfFirst(Path group) {
        return left(
                first(group.resolve("memory.limit_in_bytes")),
                first(group.resolve("memory.usage_in_bytes")),
                number(lines(group.resolve("memory.stat")), "total_inactive_file"));
    }

    // Pages of files that nobody uses are given up first, so they count as free.
    private static long left(OptionalLong limit, OptionalLong used, OptionalLong idle) {
        return limit.isEmpty()
                ? Long.MAX_VALUE
                : Math.max(0, limit.getAsLong() - used.orElse(0) + idle.orElse(0));
    }

    // "max" is no number and no limit.
    private static OptionalLong first(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? OptionalLong.empty() : parsed(lines.getFirst().strip());
    }

    private static OptionalLong number(List<String> lines, String name) {
        for (String line : lines) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 1 && words[0].equals(name)) {
                return parsed(words[1]);
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong parsed(String word) {
        return word.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(word))
                : OptionalLong.empty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
