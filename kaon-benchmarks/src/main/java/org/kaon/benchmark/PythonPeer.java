package org.kaon.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A script of this package in a Python process, which answers each line that it is given with a
/// line.
final class PythonPeer implements AutoCloseable {

    private final Process process;
    private final BufferedWriter asked;
    private final BufferedReader answered;
    private final String version;

    private PythonPeer(Process process, String version, BufferedReader answered) {
        this.process = process;
        this.version = version;
        this.answered = answered;
        asked = process.outputWriter();
    }

    /// Starts the interpreter with a script; nothing where it, or what the script needs, is
    /// missing.
    static Optional<PythonPeer> start(Path python, Path folder, String name) throws IOException {
        Path script = folder.resolve(name);
        try (InputStream source = PythonPeer.class.getResourceAsStream(name)) {
            if (source == null || !Files.isExecutable(python)) {
                return Optional.empty();
            }
            Files.copy(source, script);
        }
        Process process =
                new ProcessBuilder(python.toString(), script.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader answers = process.inputReader();
        String version = answers.readLine();
        if (version == null) {
            process.destroy();
            return Optional.empty();
        }
        return Optional.of(new PythonPeer(process, version, answers));
    }

    /// The first line of the script: what it runs.
    String version() {
        return version;
    }

    /// The words of the answer to a line.
    ///
    /// *Errors*: a process that has ended.
    String[] ask(String line) throws IOException {
        asked.write(line + "\n");
        asked.flush();
        String answer = answered.readLine();
        if (answer == null) {
            throw new IOException(version + " ended at \"" + line + "\"");
        }
        return answer.split(" ");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
