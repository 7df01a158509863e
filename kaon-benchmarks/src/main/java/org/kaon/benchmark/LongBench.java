package org.kaon.benchmark;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.optimizer.Adam;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// `kaon bench step --long`: 5,000 steps of a network half of whose units are dead, so that the
/// moments of their weights decay towards the denormal numbers, which processors are slow with.
public final class LongBench {

    private static final int BATCH = 128;
    private static final int UNITS = 300;
    private static final int STEPS = 5000;
    private static final int WINDOW = 50;

    private LongBench() {}

    /// Prints the time of a step early and late, and how many denormals weights and slots hold.
    public static void run(int threads, PrintStream out) {
        out.println(Machine.here());
        try (CpuEngine engine = CpuEngine.open(threads)) {
            // A twin warms the JIT compiler and the kernels, so that step 10 is as fast as they
            // are.
            try (Plan twin = engine.compile(graph())) {
                Map<String, Tensor> feeds = feeds();
                engine.call(() -> {
                    Stopwatch.warm(() -> twin.run(feeds));
                    return twin;
                });
            }
            Graph graph = graph();
            double[] times = new double[STEPS];
            try (Plan plan = engine.compile(graph)) {
                Map<String, Tensor> feeds = feeds();
                engine.call(() -> {
                    for (int i = 0; i < STEPS; i++) {
                        long start = System.nanoTime();
                        plan.run(feeds);
                        times[i] = (System.nanoTime() - start) / 1e6;
                    }
                    return plan;
                });
                report(times, denormals(engine, graph), threads, out);
            }
        }
    }

    private static void report(double[] times, long denormals, int threads, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "5 x %d relu, half of them dead, batch %d, Adam, %d threads%n",
                UNITS,
                BATCH,
                threads);
        for (int step : new int[] {10, 100, 500, 1000, 2000, 3000, 4000, STEPS - WINDOW}) {
            Samples window = new Samples(Arrays.copyOfRange(times, step, step + WINDOW));
            out.printf(
                    Locale.ROOT,
                    "step %5d .. %5d: median %.3f ms, best %.3f ms%n",
                    step,
                    step + WINDOW,
                    window.median(),
                    window.best());
        }
        out.printf("denormal numbers in weights and slots: %d%n", denormals);
    }

    private static long denormals(CpuEngine engine, Graph graph) {
        long found = 0;
        for (Variable variable : graph.variables()) {
            Tensor tensor = engine.read(variable);
            for (long i = 0; i < tensor.size(); i++) {
                double size = Math.abs(tensor.at(i));
                found += size > 0 && size < Float.MIN_NORMAL ? 1 : 0;
            }
        }
        return found;
    }

    private static Map<String, Tensor> feeds() {
        Weights weights = new Weights();
        return Map.of(
                "x", weights.normal(1, Shape.of(BATCH, 28)),
                "target", weights.normal(1, Shape.of(BATCH, 1)));
    }

    private static Graph graph() {
        Weights weights = new Weights();
        float[] shift = new float[UNITS];
        Arrays.fill(shift, UNITS / 2, UNITS, 1000f);
        Value dead = constant(Shape.of(UNITS), shift);
        Value x = placeholder("x", Shape.of(BATCH, 28));
        for (int i = 0; i < 5; i++) {
            x = relu(subtract(weights.dense("dense_" + i, x, UNITS), dead));
        }
        Value y = weights.dense("output", x, 1);
        Value loss = mean(square(subtract(y, placeholder("target", Shape.of(BATCH, 1)))));
        // Slots of units that died after they had learned something.
        Map<String, Float> start = Map.of("momentum", 1e-3f, "velocity", 1e-36f);
        return new Graph(Map.of(), weights.updates(loss, Adam.adam(1e-4), 1e-4f, start));
    }
}
