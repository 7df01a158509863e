package org.kaon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that is gone after use, with all that is in it.
record Scratch(Path folder) implements AutoCloseable {

    static Scratch open() throws IOException {
        return new Scratch(Files.createTempDirectory("kaon-bench"));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
