package org.kaon.benchmark;

import org.kaon.data.Batch;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.model.Model;
import org.kaon.model.Step;
import org.kaon.model.Trainer;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// `kaon bench step`: one training step of Kaon beside the floor, in alternation.
///
/// Each round runs the floor program for about a second and Kaon's step for as long; the best and
/// the median of the rounds are quoted for both.
public final class StepBench {

    private static final int WARM_ROUNDS = 20;
    private static final int SETTLED_ROUNDS = 4;
    private static final double ROUND_SECONDS = 1;

    /// What to measure.
    ///
    /// `floor` is the folder of the floor program; empty, or not there: Kaon's figures alone.
    public record Options(List<Case> cases, int rounds, int threads, Optional<Path> floor) {

        public Options {
            cases = List.copyOf(cases);
        }
    }

    /// A network and a batch size.
    public record Case(Net net, int batch) {}

    /// One line of the table; `floor` values are NaN without a floor.
    public record Row(
            Case measured,
            double kaonBest,
            double kaonMedian,
            double kaonSpread,
            double floorBest,
            double floorMedian) {

        /// The ratio of the best times.
        public double ratio() {
            return kaonBest / floorBest;
        }

        public double medianRatio() {
            return kaonMedian / floorMedian;
        }
    }

    private StepBench() {}

    /// The steps that Kaon's promise of speed names.
    public static List<Case> standard() {
        return List.of(new Case(Net.MLP, 128), new Case(Net.MLP, 1024), new Case(Net.WIN, 128));
    }

    /// Measures, printing each line as it comes.
    public static List<Row> run(Options options, PrintStream out) throws IOException {
        Path scratch = Files.createTempDirectory("kaon-floor");
        try {
            Optional<Floor> floor =
                    options.floor.isPresent()
                            ? Floor.build(options.floor.get(), scratch)
                            : Optional.empty();
            if (floor.isEmpty()) {
                out.println("No floor program (or no g++ to build it): Kaon's figures alone.");
            }
            out.printf(
                    Locale.ROOT,
                    "%-5s %6s  %10s %10s  %10s %10s  %6s %6s  %7s%n",
                    "net",
                    "batch",
                    "kaon best",
                    "median",
                    "floor best",
                    "median",
                    "ratio",
                    "median",
                    "spread");
            List<Row> rows = new ArrayList<>();
            for (Case measured : options.cases) {
                Row row = measure(measured, options, floor);
                rows.add(row);
                out.println(line(row));
            }
            return rows;
        } finally {
            delete(scratch);
        }
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-5s %6d  %10.3f %10.3f  %10.3f %10.3f  %6.3f %6.3f  %6.1f%%",
                row.measured.net.label(),
                row.measured.batch,
                row.kaonBest,
                row.kaonMedian,
                row.floorBest,
                row.floorMedian,
                row.ratio(),
                row.medianRatio(),
                100 * row.kaonSpread);
    }

    private static Row measure(Case measured, Options options, Optional<Floor> floor)
            throws IOException {
        Model model = measured.net.architecture().initialise(1);
        double[] kaon = new double[options.rounds];
        double[] hand = new double[floor.isPresent() ? options.rounds : 0];
        try (CpuEngine engine = CpuEngine.open(options.threads);
                Arena arena = Arena.ofShared();
                Trainer trainer = model.compile(engine, measured.net.compiled());
                Step step = trainer.step(measured.net.schema(), measured.batch)) {
            Batch batch = batch(measured, arena);
            engine.call(() -> warm(step, batch));
            for (int round = 0; round < options.rounds; round++) {
                if (floor.isPresent()) {
                    hand[round] =
                            floor.get().measure(measured.net, measured.batch, options.threads);
                }
                kaon[round] = engine.call(() -> timed(step, batch, ROUND_SECONDS));
            }
        }
        Samples ours = new Samples(kaon);
        Samples theirs = new Samples(hand);
        return new Row(
                measured,
                ours.best(),
                ours.median(),
                ours.spread(),
                theirs.best(),
                theirs.median());
    }

    // Until the JIT compiler has nothing left to do: several rounds without a better one.
    private static double warm(Step step, Batch batch) {
        double best = Double.POSITIVE_INFINITY;
        int settled = 0;
        for (int round = 0; round < WARM_ROUNDS && settled < SETTLED_ROUNDS; round++) {
            double time = timed(step, batch, ROUND_SECONDS);
            settled = time > 0.98 * best ? settled + 1 : 0;
            best = Math.min(best, time);
        }
        return best;
    }

    // As the floor does: the best of eight pieces, so that both sides get the same luck.
    private static double timed(Step step, Batch batch, double seconds) {
        long began = System.nanoTime();
        int each = 1;
        double best = Double.POSITIVE_INFINITY;
        int pieces = 0;
        while (pieces < 8 || System.nanoTime() - began < seconds * 1e9) {
            long start = System.nanoTime();
            for (int i = 0; i < each; i++) {
                step.run(batch);
            }
            double took = (System.nanoTime() - start) / 1e6;
            best = Math.min(best, took / each);
            each = Math.max(1, (int) (each * seconds * 1000 / 12 / Math.max(took, 1e-3)));
            each = Math.min(each, 1000);
            pieces++;
        }
        return best;
    }

    private static Batch batch(Case measured, Arena arena) {
        Batch batch = Batch.allocate(measured.net.schema(), measured.batch, arena);
        Tensor x = batch.columns().getFirst();
        SplittableRandom random = new SplittableRandom(7);
        for (long i = 0; i < x.size(); i++) {
            x.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (random.nextDouble() - 0.5));
        }
        Tensor y = batch.columns().get(1);
        int outputs = measured.net.outputs();
        for (int row = 0; row < measured.batch; row++) {
            int label = row % Math.max(2, outputs);
            if (outputs == 1) {
                y.data().setAtIndex(ValueLayout.JAVA_FLOAT, row, label);
            } else {
                y.data().setAtIndex(ValueLayout.JAVA_FLOAT, (long) row * outputs + label, 1f);
            }
        }
        return batch;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
