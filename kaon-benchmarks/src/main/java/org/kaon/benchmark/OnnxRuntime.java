package org.kaon.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// ONNX Runtime in a Python process that measures on demand.
record OnnxRuntime(PythonPeer peer) implements AutoCloseable {

    /// Starts the interpreter; nothing where it, `onnx` or `onnxruntime` is missing.
    static Optional<OnnxRuntime> start(Path python, Path folder) throws IOException {
        return PythonPeer.start(python, folder, "onnx_infer.py").map(OnnxRuntime::new);
    }

    String version() {
        return peer.version();
    }

    /// Runs a network for some seconds.
    ///
    /// *Errors*: a process that has ended.
    Latency measure(String net, int batch, double seconds) throws IOException {
        String[] numbers = peer.ask(net + " " + batch + " " + seconds);
        return new Latency(
                Double.parseDouble(numbers[0]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]));
    }

    @Override
    public void close() {
        peer.close();
    }
}
