package org.kaon.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `kaon bench read`: files read from open to last value and summed, in alternation with the usual
/// Python libraries, in warm processes and in fresh ones.
public final class ReadBench {

    private static final int WARM_ROUNDS = 60;
    private static final int SETTLED_ROUNDS = 8;
    private static final double NANO = 1e-9;
    private static final double CLOSE = 1e-6;

    /// What to measure.
    ///
    /// @param cases names of cases, all where none is given
    /// @param jets a tree of jets to read instead of made ones
    /// @param scale size of the made files, 1 for tens of megabytes each
    /// @param fresh rounds in fresh processes
    /// @param python an interpreter with the peers' libraries
    /// @param keep where made files stay; else they are gone at the end
    public record Options(
            Set<String> cases,
            Optional<String> jets,
            double scale,
            int rounds,
            int fresh,
            Optional<Path> python,
            Optional<Path> keep) {

        public Options {
            cases = Set.copyOf(cases);
        }
    }

    private final Options options;
    private final ReadFiles files;
    private final Optional<ReadPeer> peer;
    private final PrintStream out;

    private ReadBench(Options options, ReadFiles files, Optional<ReadPeer> peer, PrintStream out) {
        this.options = options;
        this.files = files;
        this.peer = peer;
        this.out = out;
    }

    /// The names of all cases.
    public static List<String> names() {
        return ReadCase.names();
    }

    /// Measures, telling on `out` what is going on.
    ///
    /// *Errors*: an [IOException] where Kaon and a peer read different values.
    public static ReadTable run(Options options, PrintStream out) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path folder = options.keep.orElse(scratch.folder());
            Files.createDirectories(folder);
            ReadFiles files = new ReadFiles(folder, options.jets, options.scale);
            Optional<ReadPeer> peer =
                    options.python.isPresent()
                            ? ReadPeer.start(options.python.get(), scratch.folder())
                            : Optional.empty();
            try {
                ReadBench bench = new ReadBench(options, files, peer, out);
                List<ReadTable.Row> rows = new ArrayList<>();
                for (ReadCase work : ReadCase.ALL) {
                    if (options.cases.isEmpty() || options.cases.contains(work.name())) {
                        rows.add(bench.measure(work));
                    }
                }
                String libraries = peer.map(ReadPeer::libraries).orElse("");
                return new ReadTable(Machine.here(), libraries, rows);
            } finally {
                peer.ifPresent(ReadPeer::close);
            }
        }
    }

    private ReadTable.Row measure(ReadCase work) throws IOException {
        out.println(work.name() + " ...");
        String location = files.location(work.file());
        Optional<ReadPeer> beside = peer.filter(it -> it.has(work));
        ReadWork.Answer answer = warm(work, location);
        ReadTable.Times kaon = new ReadTable.Times();
        ReadTable.Times floor = new ReadTable.Times();
        ReadTable.Times theirs = new ReadTable.Times();
        for (int i = 0; i < options.rounds; i++) {
            kaon.add(time(() -> ReadWork.read(location, work.columns(), work.threads())));
            if (work.unpacked()) {
                floor.add(time(() -> ReadWork.unpack(location, work.columns(), work.threads())));
            }
            if (beside.isPresent()) {
                theirs.add(same(work, beside.get().read(work, location), answer));
            }
        }
        ReadTable.Times freshKaon = new ReadTable.Times();
        ReadTable.Times freshTheirs = new ReadTable.Times();
        for (int i = 0; i < options.fresh; i++) {
            freshKaon.add(same(work, afresh(work, location), answer));
            if (beside.isPresent()) {
                freshTheirs.add(same(work, beside.get().readAfresh(work, location), answer));
            }
        }
        int colon = location.lastIndexOf(':');
        long size = Files.size(Path.of(colon < 0 ? location : location.substring(0, colon)));
        return new ReadTable.Row(
                work,
                answer.values(),
                size,
                new ReadTable.Pair(kaon, theirs),
                new ReadTable.Pair(freshKaon, freshTheirs),
                floor);
    }

    // Until the JIT compiler has nothing left to do: several rounds without a better one.
    private static ReadWork.Answer warm(ReadCase work, String location) throws IOException {
        double best = Double.POSITIVE_INFINITY;
        int settled = 0;
        ReadWork.Answer answer = new ReadWork.Answer(0, 0);
        for (int round = 0; round < WARM_ROUNDS && settled < SETTLED_ROUNDS; round++) {
            long begun = System.nanoTime();
            answer = ReadWork.read(location, work.columns(), work.threads());
            double took = (System.nanoTime() - begun) * NANO;
            settled = took > 0.95 * best ? settled + 1 : 0;
            best = Math.min(best, took);
        }
        return answer;
    }

    @FunctionalInterface
    private interface Work {
        Object run() throws IOException;
    }

    private static ReadPeer.Answer time(Work work) throws IOException {
        double processor = ReadWork.processorSeconds();
        long begun = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - begun) * NANO;
        return new ReadPeer.Answer(wall, ReadWork.processorSeconds() - processor, 0);
    }

    private static ReadPeer.Answer afresh(ReadCase work, String location) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        ReadWork.class.getName(),
                        Integer.toString(work.threads()),
                        location));
        command.addAll(work.columns());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        long begun = System.nanoTime();
        Process process = builder.start();
        String line = process.inputReader().readLine();
        double wall = (System.nanoTime() - begun) * NANO;
        if (line == null) {
            throw new IOException("Kaon failed on " + work.name() + " in a process of its own.");
        }
        String[] numbers = line.split(" ");
        return new ReadPeer.Answer(
                wall, Double.parseDouble(numbers[2]), Double.parseDouble(numbers[0]));
    }

    private static ReadPeer.Answer same(
            ReadCase work, ReadPeer.Answer other, ReadWork.Answer answer) throws IOException {
        double far = Math.abs(other.sum() - answer.sum());
        double scale = Math.max(Math.abs(answer.sum()), Math.sqrt(answer.values()));
        if (far > CLOSE * scale) {
            throw new IOException(
                    "%s: the values add up to %s in Kaon and to %s beside it."
                            .formatted(work.name(), answer.sum(), other.sum()));
        }
        return other;
    }
}
