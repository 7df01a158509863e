package org.kaon.benchmark;

import org.kaon.physics.cluster.Algorithm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/// FastJet on demand: its wheel in a Python process, and a C++ program on the wheel's own library
/// where there is a compiler.
record FastJet(PythonPeer peer) implements AutoCloseable {

    private static final String PROGRAM = "jets_fastjet.cpp";

    /// Starts the interpreter; nothing where it, `fastjet` or `awkward` is missing.
    static Optional<FastJet> start(Path python, Path folder) throws IOException {
        try (InputStream source = FastJet.class.getResourceAsStream(PROGRAM)) {
            if (source != null) {
                Files.copy(source, folder.resolve(PROGRAM));
            }
        }
        return PythonPeer.start(python, folder, "jets_fastjet.py").map(FastJet::new);
    }

    String version() {
        return peer.version();
    }

    /// Microseconds an event, the best of several passes; nothing where this way is not there.
    ///
    /// *Errors*: a process that has ended.
    OptionalDouble measure(
            Path events, FastJetWay way, Algorithm algorithm, double radius, double seconds)
            throws IOException {
        String answer =
                peer.ask("%s %s %s %s %s".formatted(events, way, algorithm, radius, seconds))[0];
        return answer.equals("-")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(answer));
    }

    @Override
    public void close() {
        peer.close();
    }
}
