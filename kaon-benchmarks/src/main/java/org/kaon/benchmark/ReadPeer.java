package org.kaon.benchmark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The usual Python libraries in a process that reads on demand.
final class ReadPeer implements AutoCloseable {

    /// How long a reading took, and the sum of all values.
    ///
    /// @param wall seconds that passed
    /// @param processor seconds of all processors together
    record Answer(double wall, double processor, double sum) {}

    private final List<String> command;
    private final String libraries;
    private final Process process;
    private final BufferedWriter asked;
    private final BufferedReader answered;

    private ReadPeer(List<String> command, Process process) throws IOException {
        this.command = command;
        this.process = process;
        this.asked = process.outputWriter();
        this.answered = process.inputReader();
        String first = answered.readLine();
        this.libraries = first == null ? "" : first;
    }

    /// Starts the interpreter; nothing where it is missing or has none of the libraries.
    static Optional<ReadPeer> start(Path python, Path folder) throws IOException {
        Path script = folder.resolve("read_peers.py");
        try (InputStream source = ReadPeer.class.getResourceAsStream("read_peers.py")) {
            if (source == null || !Files.isExecutable(python)) {
                return Optional.empty();
            }
            Files.write(script, source.readAllBytes());
        }
        List<String> command = List.of(python.toString(), script.toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("peer.log").toFile())
                        .start();
        ReadPeer peer = new ReadPeer(command, process);
        if (peer.libraries.isBlank()) {
            peer.close();
            return Optional.empty();
        }
        return Optional.of(peer);
    }

    /// Names and versions of the libraries that are there.
    String libraries() {
        return libraries;
    }

    boolean has(ReadCase work) {
        return libraries.contains(work.peer());
    }

    /// Reads in the process that is running.
    Answer read(ReadCase work, String location) throws IOException {
        asked.write(line(work, location) + "\n");
        asked.flush();
        return answer(answered.readLine(), work);
    }

    /// Reads in a process of its own, whose start is part of the time.
    Answer readAfresh(ReadCase work, String location) throws IOException {
        Process fresh =
                new ProcessBuilder(command.getFirst(), command.getLast(), line(work, location))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long begun = System.nanoTime();
        String line = fresh.inputReader().readLine();
        return answer((System.nanoTime() - begun) * 1e-9 + " " + line, work);
    }

    private static String line(ReadCase work, String location) {
        int colon = location.lastIndexOf(':');
        String file = colon < 0 ? location : location.substring(0, colon);
        String object = colon < 0 ? "" : location.substring(colon + 1);
        return String.join("\t", work.peer(), file, object, String.join(",", work.columns()));
    }

    private static Answer answer(String line, ReadCase work) throws IOException {
        String[] numbers = line == null ? new String[0] : line.split(" ");
        if (numbers.length != 3) {
            throw new IOException(work.peer() + " failed on " + work.name() + ".");
        }
        return new Answer(
                Double.parseDouble(numbers[0]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
