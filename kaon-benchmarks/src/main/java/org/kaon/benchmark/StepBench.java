package org.kaon.benchmark;

import org.kaon.engine.cpu.CpuEngine;
import org.kaon.model.Policy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `kaon bench step`: one training step of Kaon beside the floor and the peers.
///
/// Each round runs the floor program for about a second and Kaon's step for as long. The peers'
/// scripts run before the first and after the last of these rounds. The best times are compared.
public final class StepBench {

    private static final List<Net> STANDARD = List.of(Net.MLP, Net.WIN, Net.DCNN, Net.WGAN);

    /// What to measure.
    ///
    /// `floor` is the folder of the floor program; empty, or not there: no floor.
    public record Options(
            List<Case> cases,
            int rounds,
            List<Integer> threads,
            Optional<Path> floor,
            Optional<Peers> peers) {

        public Options {
            cases = List.copyOf(cases);
            threads = List.copyOf(threads);
        }
    }

    /// A step, a batch size and the types that it computes in.
    public record Case(Net net, int batch, Policy policy) {

        public Case(Net net, int batch) {
            this(net, batch, Policy.FLOAT32);
        }

        /// `f32` or `bf16`, as in the tables of the floor and the peers.
        String type() {
            return policy == Policy.MIXED_BFLOAT16 ? "bf16" : "f32";
        }

        @Override
        public String toString() {
            return net.label() + " " + batch + " " + type();
        }
    }

    /// One line of the table; without a floor its samples are empty. `peers`: the best milliseconds
    /// by program.
    record Row(Case measured, int threads, Samples kaon, Samples floor, Map<String, Double> peers) {

        /// The ratio of the best times, NaN without a floor.
        double ratio() {
            return kaon.best() / floor.best();
        }
    }

    private final Options options;
    private final PrintStream out;

    private StepBench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /// The steps of some networks with some batch sizes and policies; where one is not given, those
    /// that Kaon's promise of speed names.
    ///
    /// *Errors*: {@link IllegalArgumentException} for a network that is named with a policy that it
    /// has no step for.
    public static List<Case> cases(List<Net> nets, List<Integer> batches, List<Policy> policies) {
        List<Case> cases = new ArrayList<>();
        for (Net net : nets.isEmpty() ? STANDARD : nets) {
            List<Integer> sizes = batches.isEmpty() ? usual(net) : batches;
            for (Policy policy : policies.isEmpty() ? promised(net) : policies) {
                if (net.knows(policy)) {
                    sizes.forEach(size -> cases.add(new Case(net, size, policy)));
                } else if (nets.contains(net)) {
                    throw new IllegalArgumentException(
                            net.label()
                                    + ": has no step in "
                                    + policy.kerasName()
                                    + ". Leave --precision or the network out.");
                }
            }
        }
        return cases;
    }

    private static List<Policy> promised(Net net) {
        return switch (net) {
            case WIN, DCNN -> List.of(Policy.FLOAT32, Policy.MIXED_BFLOAT16);
            case MLP, WGAN, TINY -> List.of(Policy.FLOAT32);
        };
    }

    private static List<Integer> usual(Net net) {
        return switch (net) {
            case MLP -> List.of(128, 1024);
            case TINY -> List.of(32);
            case WIN, DCNN, WGAN -> List.of(128);
        };
    }

    /// Measures, telling of each line as it comes, and prints the table.
    public static StepTable run(Options options, PrintStream out) throws IOException {
        Machine machine = Machine.here();
        out.println(machine);
        if (machine.load() > 1) {
            out.println("Other programs run on this machine: distrust these figures.");
        }
        StepTable table = new StepTable(machine, new StepBench(options, out).rows());
        out.print(table.text());
        return table;
    }

    /// Prints the plan of a step with the milliseconds of each of its parts, over `runs` runs on a
    /// warm machine.
    public static void profile(Case measured, int threads, int runs, PrintStream out) {
        out.println(Machine.here());
        try (CpuEngine engine = CpuEngine.open(threads);
                Workload workload = measured.net.prepare(measured.batch, measured.policy, engine)) {
            String text =
                    engine.call(() -> {
                        Stopwatch.warm(workload::step);
                        return workload.profile(runs);
                    });
            out.printf("%s, %d threads%n%s", measured, threads, text);
        }
    }

    private List<Row> rows() throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Optional<Floor> floor =
                    options.floor.isPresent()
                            ? Floor.build(options.floor.get(), scratch.folder())
                            : Optional.empty();
            if (floor.isEmpty()) {
                out.println("No floor program (or no g++ to build it): there is no ratio to it.");
            }
            List<Row> rows = new ArrayList<>();
            for (int threads : options.threads) {
                rows.addAll(rows(threads, floor));
            }
            return rows;
        }
    }

    private List<Row> rows(int threads, Optional<Floor> floor) throws IOException {
        Set<Net> nets = EnumSet.noneOf(Net.class);
        options.cases.forEach(measured -> nets.add(measured.net));
        Peers.Times times = new Peers.Times();
        if (options.peers.isPresent()) {
            times.add(options.peers.get().measure(nets, threads, out));
        }
        Map<Case, Row> alone = new LinkedHashMap<>();
        for (Case measured : options.cases) {
            Row row = measure(measured, threads, floor);
            out.println(progress(row));
            alone.put(measured, row);
        }
        if (options.peers.isPresent()) {
            times.add(options.peers.get().measure(nets, threads, out));
        }
        List<Row> rows = new ArrayList<>();
        alone.forEach((measured, row) ->
                rows.add(new Row(measured, threads, row.kaon, row.floor, times.best(measured))));
        return rows;
    }

    private static String progress(Row row) {
        return String.format(
                Locale.ROOT,
                "%s, %d threads: Kaon %.3f ms%s",
                row.measured,
                row.threads,
                row.kaon.best(),
                row.floor.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, ", floor %.3f ms", row.floor.best()));
    }

    private Row measure(Case measured, int threads, Optional<Floor> floor) throws IOException {
        boolean beside = floor.isPresent() && measured.net.hasFloor();
        double[] kaon = new double[options.rounds];
        double[] hand = new double[beside ? options.rounds : 0];
        try (CpuEngine engine = CpuEngine.open(threads);
                Workload workload = measured.net.prepare(measured.batch, measured.policy, engine)) {
            engine.call(() -> {
                Stopwatch.warm(workload::step);
                return workload;
            });
            for (int round = 0; round < options.rounds; round++) {
                if (beside) {
                    hand[round] = floor.orElseThrow().measure(measured, threads);
                }
                kaon[round] = engine.call(() -> Stopwatch.round(workload::step));
            }
        }
        return new Row(measured, threads, new Samples(kaon), new Samples(hand), Map.of());
    }
}
