package org.kaon.benchmark;

import org.kaon.engine.FrozenModel;
import org.kaon.engine.Inference;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.model.Model;
import org.kaon.model.Sequential;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// `kaon bench infer`: answers of frozen models on one thread, in alternation with the time of
/// reading their weights once, and with ONNX Runtime.
public final class InferBench {

    private static final int WARM_ROUNDS = 40;
    private static final int SETTLED_ROUNDS = 6;

    /// The sum mixes bits: HotSpot makes no vectors of a bare sum.
    private static final int MIX = 0x5555;

    /// What to measure; `python` is an interpreter with `onnx` and `onnxruntime`.
    public record Options(
            List<Integer> batches, int rounds, double seconds, Optional<Path> python) {

        public Options {
            batches = List.copyOf(batches);
        }
    }

    /// One line: who answered which network at which batch size, and how long that took.
    public record Row(
            String net,
            int batch,
            String who,
            double median,
            double p99,
            double best,
            double spread) {}

    private InferBench() {}

    /// Measures the fully connected network and the winner, printing each line as it comes.
    public static List<Row> run(Options options, PrintStream out) throws IOException {
        out.println(Machine.here());
        out.printf(
                Locale.ROOT,
                "%-5s %6s  %-22s %11s %11s %11s %11s %7s%n",
                "net",
                "batch",
                "one thread, µs a run",
                "median",
                "p99",
                "best",
                "events/s",
                "spread");
        Map<String, Sequential> nets = new LinkedHashMap<>();
        nets.put("mlp", Networks.mlp());
        nets.put("win", Networks.winner());
        List<Row> rows = new ArrayList<>();
        try (Scratch scratch = Scratch.open();
                CpuEngine engine = CpuEngine.open()) {
            Optional<OnnxRuntime> peer =
                    options.python.isPresent()
                            ? OnnxRuntime.start(options.python.get(), scratch.folder())
                            : Optional.empty();
            try {
                for (Map.Entry<String, Sequential> net : nets.entrySet()) {
                    for (int batch : options.batches) {
                        rows.addAll(
                                measure(
                                        net.getKey(),
                                        net.getValue(),
                                        batch,
                                        engine,
                                        peer,
                                        options,
                                        out));
                    }
                }
            } finally {
                peer.ifPresent(OnnxRuntime::close);
            }
            if (peer.isEmpty()) {
                out.println(
                        "ONNX Runtime was not measured: no --python with onnx and onnxruntime.");
            }
        }
        return rows;
    }

    private static List<Row> measure(
            String net,
            Sequential architecture,
            int batch,
            CpuEngine engine,
            Optional<OnnxRuntime> peer,
            Options options,
            PrintStream out)
            throws IOException {
        Model model = architecture.initialise(1);
        long floats = model.weights().tensors().values().stream().mapToLong(Tensor::size).sum();
        int[] weights = new int[Math.toIntExact(floats)];
        List<Latency> ours = new ArrayList<>();
        List<Latency> floor = new ArrayList<>();
        List<Latency> theirs = new ArrayList<>();
        try (FrozenModel frozen = model.freeze(engine, batch);
                Inference inference = frozen.open()) {
            fill(inference.input(Model.FEATURE));
            int[] sum = new int[1];
            Runnable read = () -> sum[0] += sum(weights);
            warm(inference::run, options.seconds);
            warm(read, options.seconds);
            for (int round = 0; round < options.rounds; round++) {
                ours.add(Latency.of(inference::run, options.seconds));
                floor.add(Latency.of(read, options.seconds));
                if (peer.isPresent()) {
                    theirs.add(peer.get().measure(net, batch, options.seconds));
                }
            }
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row(net, batch, "kaon", ours));
        rows.add(row(net, batch, "weights read once", floor));
        peer.ifPresent(runtime -> rows.add(row(net, batch, runtime.version(), theirs)));
        rows.forEach(row -> out.println(line(row)));
        for (Row other : rows.subList(1, rows.size())) {
            out.printf(
                    Locale.ROOT,
                    "%14skaon / %s: %.2f (best: %.2f)%n",
                    "",
                    other.who,
                    rows.getFirst().median / other.median,
                    rows.getFirst().best / other.best);
        }
        return rows;
    }

    // Until the JIT compiler has nothing left to do: several rounds without a better one.
    private static void warm(Runnable work, double seconds) {
        double best = Double.POSITIVE_INFINITY;
        int settled = 0;
        for (int round = 0; round < WARM_ROUNDS && settled < SETTLED_ROUNDS; round++) {
            double median = Latency.of(work, seconds / 2).median();
            settled = median > 0.95 * best ? settled + 1 : 0;
            best = Math.min(best, median);
        }
    }

    private static Row row(String net, int batch, String who, List<Latency> rounds) {
        Latency all = Latency.of(rounds);
        double spread =
                new Samples(rounds.stream().mapToDouble(Latency::median).toArray()).spread();
        return new Row(net, batch, who, all.median(), all.p99(), all.best(), spread);
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-5s %6d  %-22s %11.1f %11.1f %11.1f %11.0f %6.1f%%",
                row.net,
                row.batch,
                row.who,
                row.median,
                row.p99,
                row.best,
                row.batch * 1e6 / row.median,
                100 * row.spread);
    }

    private static int sum(int[] values) {
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] ^ MIX;
        }
        return sum;
    }

    private static void fill(Tensor x) {
        SplittableRandom random = new SplittableRandom(7);
        for (long i = 0; i < x.size(); i++) {
            x.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (random.nextDouble() - 0.5));
        }
    }
}
