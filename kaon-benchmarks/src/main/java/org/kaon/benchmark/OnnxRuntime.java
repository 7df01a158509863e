package org.kaon.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// ONNX Runtime in a Python process that measures on demand.
final class OnnxRuntime implements AutoCloseable {

    private final Process process;
    private final BufferedWriter asked;
    private final BufferedReader answered;
    private final String version;

    private OnnxRuntime(Process process, String version, BufferedReader answered) {
        this.process = process;
        this.version = version;
        this.answered = answered;
        asked = process.outputWriter();
    }

    /// Starts the interpreter; nothing where it, `onnx` or `onnxruntime` is missing.
    static Optional<OnnxRuntime> start(Path python, Path folder) throws IOException {
        Path script = folder.resolve("onnx_infer.py");
        try (InputStream source = OnnxRuntime.class.getResourceAsStream("onnx_infer.py")) {
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
        return Optional.of(new OnnxRuntime(process, version, answers));
    }

    String version() {
        return version;
    }

    /// Runs a network for some seconds.
    ///
    /// *Errors*: a process that has ended.
    Latency measure(String net, int batch, double seconds) throws IOException {
        asked.write(net + " " + batch + " " + seconds + "\n");
        asked.flush();
        String line = answered.readLine();
        if (line == null) {
            throw new IOException(version + " ended while it ran " + net + " at batch " + batch);
        }
        String[] numbers = line.split(" ");
        return new Latency(
                Double.parseDouble(numbers[0]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
