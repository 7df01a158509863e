package org.kaon.benchmark;

import org.kaon.physics.cluster.Algorithm;
import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.cluster.Recombination;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `kaon bench jets`: jets a second of one thread, from arrays of momenta to the whole tree of
/// joinings and its jets, in alternation with FastJet; and how the time of an event grows with its
/// particles.
public final class JetBench {

    private static final double JET_RADIUS = 0.8;
    private static final double EVENT_RADIUS = 0.4;
    private static final List<Integer> PARTICLES =
            List.of(10, 20, 50, 100, 200, 500, 1000, 2000, 5000);
    private static final int PASS_PARTICLES = 20_000;

    /// What to measure; `python` is an interpreter with `fastjet` and `awkward`.
    ///
    /// @param file events to use instead of generated jets
    /// @param events how many
    public record Options(
            Optional<String> file,
            int events,
            int rounds,
            double seconds,
            Optional<Path> python,
            boolean growth) {

        public Options {
            if (events < 1 || rounds < 1 || !(seconds > 0)) {
                throw new IllegalArgumentException(
                        "bench jets: expected an event, a round and a time above 0.");
            }
        }
    }

    /// One line: microseconds an event, of Kaon and of each way to FastJet that was there.
    ///
    /// @param particles of an event, in the mean
    public record Row(
            double particles, Algorithm algorithm, double kaon, Map<FastJetWay, Double> fastjet) {

        public Row {
            fastjet = Map.copyOf(fastjet);
        }
    }

    private JetBench() {}

    /// Measures, printing each line as it comes.
    public static List<Row> run(Options options, PrintStream out) throws IOException {
        out.println(Machine.here());
        List<Row> rows = new ArrayList<>();
        try (Scratch scratch = Scratch.open()) {
            Optional<FastJet> peer =
                    options.python.isPresent()
                            ? FastJet.start(options.python.get(), scratch.folder())
                            : Optional.empty();
            try {
                Bench bench = new Bench(options, peer, scratch.folder().resolve("events"), out);
                rows.addAll(bench.sample());
                if (options.growth) {
                    rows.addAll(bench.growth());
                }
            } finally {
                peer.ifPresent(FastJet::close);
            }
            if (peer.isEmpty()) {
                out.println("FastJet was not measured: no --python with fastjet and awkward.");
            }
        }
        return rows;
    }

    private record Bench(Options options, Optional<FastJet> peer, Path file, PrintStream out) {

        List<Row> sample() throws IOException {
            JetEvents events =
                    options.file.isPresent()
                            ? JetEvents.read(options.file.get(), options.events)
                            : JetEvents.generated(options.events);
            heading(
                    "%d jets of %.1f particles (%s), R = %s"
                            .formatted(
                                    events.size(),
                                    events.particlesEach(),
                                    options.file.orElse("kaon generate toy-jets"),
                                    JET_RADIUS));
            return measure(events, JET_RADIUS);
        }

        List<Row> growth() throws IOException {
            List<Row> rows = new ArrayList<>();
            heading("Events of particles spread over |y| < 4, R = " + EVENT_RADIUS);
            for (int particles : PARTICLES) {
                int events = Math.max(2, PASS_PARTICLES / particles);
                rows.addAll(measure(JetEvents.spread(particles, events), EVENT_RADIUS));
            }
            heading("Events of particles within a jet, R = " + JET_RADIUS);
            for (int particles : PARTICLES) {
                int events = Math.max(2, PASS_PARTICLES / particles);
                rows.addAll(measure(JetEvents.narrow(particles, events), JET_RADIUS));
            }
            return rows;
        }

        private List<Row> measure(JetEvents events, double radius) throws IOException {
            List<Row> rows = new ArrayList<>();
            for (Algorithm algorithm : Algorithm.values()) {
                rows.add(measure(events, algorithm, radius));
            }
            return rows;
        }

        private void heading(String what) {
            out.println();
            out.println(what + "; events/s, best pass of one thread:");
            out.println();
            out.println(
                    "| particles | algorithm | Kaon | "
                            + peer.map(FastJet::version).orElse("FastJet")
                            + ", C++ | Kaon / C++ | Python, one call | Python, a call an event |");
            out.println("|---|---|---|---|---|---|---|");
        }

        private Row measure(JetEvents events, Algorithm algorithm, double radius)
                throws IOException {
            events.write(file);
            Clustering clustering =
                    new Clustering(new JetDefinition(algorithm, radius, Recombination.E_SCHEME));
            Runnable pass = () -> pass(events, clustering);
            Stopwatch.round(pass, 2 * options.seconds);
            double ours = Double.POSITIVE_INFINITY;
            Map<FastJetWay, Double> theirs = new EnumMap<>(FastJetWay.class);
            for (int round = 0; round < options.rounds; round++) {
                double milliseconds = Stopwatch.round(pass, options.seconds);
                ours = Math.min(ours, 1000 * milliseconds / events.size());
                if (peer.isPresent()) {
                    for (FastJetWay way : FastJetWay.values()) {
                        peer.get()
                                .measure(file, way, algorithm, radius, options.seconds)
                                .ifPresent(time -> theirs.merge(way, time, Math::min));
                    }
                }
            }
            Row row = new Row(events.particlesEach(), algorithm, ours, theirs);
            out.println(line(row));
            out.flush();
            return row;
        }

        private static void pass(JetEvents events, Clustering clustering) {
            long jets = 0;
            for (int i = 0; i < events.size(); i++) {
                jets +=
                        clustering
                                .cluster(
                                        events.particles(),
                                        events.starts()[i],
                                        events.starts()[i + 1])
                                .inclusive(0)
                                .size();
            }
            if (jets == 0) {
                throw new IllegalStateException("no jets were found");
            }
        }
    }

    private static String line(Row row) {
        Optional<Double> own = Optional.ofNullable(row.fastjet.get(FastJetWay.CPP));
        return "| "
                + String.join(
                        " | ",
                        String.format(Locale.ROOT, "%.1f", row.particles),
                        row.algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        rate(Optional.of(row.kaon)),
                        rate(own),
                        own.map(time -> String.format(Locale.ROOT, "%.2f", time / row.kaon))
                                .orElse("–"),
                        rate(Optional.ofNullable(row.fastjet.get(FastJetWay.BATCH))),
                        rate(Optional.ofNullable(row.fastjet.get(FastJetWay.LIST))))
                + " |";
    }

    private static String rate(Optional<Double> microseconds) {
        return microseconds
                .map(time -> String.format(Locale.ROOT, "%,.0f", 1e6 / time))
                .orElse("–");
    }
}
