package org.kaon.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Graph;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.op.Doubles;
import org.kaon.op.Interpreter;
import org.kaon.tensor.Tensor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Gradients of a gradient's norm: the penalty of a WGAN-GP critic by the CPU engine, against
/// PyTorch in float64 and against the interpreter's loops.
class GradientPenaltyTest {

    /// How far a gradient is from its oracle, as a share of the oracle's length.
    private record Comparison(String name, List<Double> distances) {
        double worst() {
            return distances.stream().mapToDouble(d -> d).max().orElseThrow();
        }

        @Override
        public String toString() {
            return String.format("%s: largest distance %.1e", name, worst());
        }
    }

    @Test
    void aCriticOfDenseLayersWithNormalisationAgreesWithPyTorch() throws IOException {
        for (String what : List.of("penalty", "loss")) {
            Comparison found = withPyTorch(Critic.normalised(), "normalised", what);
            assertThat(found.worst()).as("%s", found).isLessThan(1e-5);
        }
    }

    @Test
    void aCriticOfDenseLayersWithNormalisationAgreesWithTheLoops() {
        Comparison found = withLoops(Critic.normalised(), "normalised");
        assertThat(found.worst()).as("%s", found).isLessThan(1e-5);
    }

    @Test
    void aThinConvolutionalCriticAgreesWithTheLoops() {
        Comparison found = withLoops(Critic.convolutional(2, 32), "convolutional / 32");
        assertThat(found.worst()).as("%s", found).isLessThan(1e-5);
    }

    @Test
    void theConvolutionalCriticAgreesWithPyTorch() throws IOException {
        Comparison found = withPyTorch(Critic.convolutional(128, 1), "convolutional", "penalty");
        assertThat(found.worst()).as("%s", found).isLessThan(1e-4);
    }

    /// A study: it prints what the tests above compare.
    @Tag("slow")
    @Test
    void printsTheDistances() throws IOException {
        System.out.println("Distance of the gradients of a WGAN-GP critic to");
        System.out.println(
                "PyTorch in float64, convolutional critic, batch 128: "
                        + withPyTorch(Critic.convolutional(128, 1), "convolutional", "penalty"));
        for (String what : List.of("penalty", "loss")) {
            System.out.printf(
                    "PyTorch in float64, normalised critic, %s: %s%n",
                    what, withPyTorch(Critic.normalised(), "normalised", what));
        }
        System.out.println(
                "loops in float64, normalised critic: "
                        + withLoops(Critic.normalised(), "normalised"));
        System.out.println(
                "loops in float64, thin convolutional critic: "
                        + withLoops(Critic.convolutional(2, 32), "convolutional / 32"));
    }

    private static Comparison withPyTorch(Critic critic, String name, String what)
            throws IOException {
        Value value = what.equals("penalty") ? critic.penalty : critic.loss;
        List<double[]> found = run(critic, value);
        List<String[]> lines = lines(name, what);
        assertThat(found.getFirst()[0])
                .isCloseTo(Double.parseDouble(lines.getFirst()[2]), within(1e-4));
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < critic.weights.size(); i++) {
            String[] line = lines.get(i + 1);
            int step = Integer.parseInt(line[3]);
            double[] gradient = found.get(i + 1);
            double[] picked = new double[line.length - 5];
            double[] expected = new double[picked.length];
            for (int j = 0; j < picked.length; j++) {
                picked[j] = gradient[j * step];
                expected[j] = Double.parseDouble(line[j + 5]);
            }
            distances.add(distance(picked, expected));
            double norm = Double.parseDouble(line[4]);
            distances.add(Math.abs(length(gradient) - norm) / Math.max(norm, 1e-3));
        }
        return new Comparison(name + " " + what, distances);
    }

    private static Comparison withLoops(Critic critic, String name) {
        List<double[]> found = run(critic, critic.penalty);
        Map<String, Doubles> feeds = new LinkedHashMap<>();
        critic.feeds.forEach((input, tensor) -> feeds.put(input, Doubles.of(tensor)));
        List<Doubles> expected =
                Interpreter.evaluate(Gradients.gradients(critic.penalty, critic.weights), feeds);
        List<Double> distances = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            distances.add(distance(found.get(i + 1), expected.get(i).values()));
        }
        return new Comparison(name, distances);
    }

    /// A value and its gradients, by the engine.
    private static List<double[]> run(Critic critic, Value value) {
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("value", value);
        Gradients.gradients(value, critic.weights)
                .forEach(gradient -> outputs.put("d" + outputs.size(), gradient));
        Graph graph = new Graph(outputs, Map.of());
        Map<String, Tensor> feeds = new LinkedHashMap<>(critic.feeds);
        feeds.keySet().retainAll(graph.placeholders().stream().map(Placeholder::label).toList());
        try (CpuEngine engine = CpuEngine.open(2);
                Plan plan = engine.compile(graph)) {
            Map<String, Tensor> results = plan.run(feeds);
            return outputs.keySet().stream()
                    .map(name -> Objects.requireNonNull(results.get(name)))
                    .map(tensor -> Doubles.of(tensor).values())
                    .toList();
        }
    }

    private static List<String[]> lines(String name, String what) throws IOException {
        InputStream stream = GradientPenaltyTest.class.getResourceAsStream("penalty_gradients.txt");
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith(name + " " + what + " "))
                    .map(line -> line.split(" "))
                    .toList();
        }
    }

    /// `‖found − expected‖ / ‖expected‖`, the plain length where zeros are expected.
    private static double distance(double[] found, double[] expected) {
        double[] difference = new double[found.length];
        Arrays.setAll(difference, i -> found[i] - expected[i]);
        double scale = length(expected);
        return scale > 0 ? length(difference) / scale : length(difference);
    }

    private static double length(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }
}
