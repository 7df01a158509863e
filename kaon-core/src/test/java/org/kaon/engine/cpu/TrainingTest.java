package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Whole trainings: the loss falls, bits repeat, kernels of all kinds and teams agree.
class TrainingTest {

    private static final int BATCH = 16;
    private static final int STEPS = 30;

    /// A JVM of its own that trains with the kernels and the team its properties choose and writes
    /// the losses and weights to a file.
    public static void main(String[] arguments) throws IOException {
        float[] result = train(Integer.parseInt(arguments[1]));
        ByteBuffer bytes = ByteBuffer.allocate(4 * result.length);
        bytes.asFloatBuffer().put(result);
        Files.write(Path.of(arguments[0]), bytes.array());
    }

    /// The losses, then all weights.
    private static float[] train(int threads) {
        Network network = new Network(11);
        Value x = relu(network.conv("conv2d", placeholder("image", Shape.of(BATCH, 12, 12, 1)), 8));
        x = Network.pool(relu(network.conv("conv2d_1", x, 16)), 2);
        x = network.dropout(relu(network.dense("dense", Network.flat(x), 24)), 0.1f, 5);
        Value logits = network.dense("output", x, 2);
        Value target = placeholder("target", Shape.of(BATCH, 2));
        Value loss = negate(mean(sum(multiply(target, logSoftmax(logits, -1)), false, -1)));
        network.adam(loss, 0.003f, 0, 0);
        List<Float> result = new ArrayList<>();
        try (CpuEngine engine = CpuEngine.open(threads);
                Plan step = engine.compile(network.graph(Map.of("loss", loss)))) {
            for (int i = 0; i < STEPS; i++) {
                Tensor shown = step.run(batch(i)).get("loss");
                result.add((float) Objects.requireNonNull(shown).at(0));
            }
            for (Variable weight : network.weights()) {
                for (float value : engine.read(weight).floats()) {
                    result.add(value);
                }
            }
        }
        float[] flat = new float[result.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = result.get(i);
        }
        return flat;
    }

    /// Images whose brighter half is the upper one or the lower one.
    private static Map<String, Tensor> batch(int seed) {
        float[] pixels = new float[BATCH * 144];
        float[] targets = new float[BATCH * 2];
        Random random = new Random(seed);
        for (int i = 0; i < BATCH; i++) {
            int half = random.nextInt(2);
            targets[2 * i + half] = 1;
            for (int p = 0; p < 144; p++) {
                float light = p / 72 == half ? 0.6f : 0.4f;
                pixels[144 * i + p] = light + 0.3f * (float) random.nextGaussian();
            }
        }
        return Map.of(
                "image", Tensor.of(Shape.of(BATCH, 12, 12, 1), pixels),
                "target", Tensor.of(Shape.of(BATCH, 2), targets));
    }

    @Test
    void learnsAndRepeatsItsBits() {
        float[] first = train(1);
        assertThat(average(first, STEPS - 5, STEPS)).isLessThan(average(first, 0, 5) / 2);
        assertThat(train(1)).isEqualTo(first);
    }

    @Test
    void twoThreadsRepeatTheirBitsAndAgreeWithOne() {
        float[] two = train(2);
        assertThat(train(2)).isEqualTo(two);
        agree(two, train(1));
    }

    @Test
    void generatedKernelsGiveTheBitsOfPlainLoops() throws Exception {
        String team = "-Dkaon.team=" + System.getProperty("kaon.team", "on");
        assertThat(apart("-Dkaon.kernels=generated", team)).isEqualTo(train(1));
    }

    @Test
    void withoutATeamKernelsRunOnTheCaller() throws Exception {
        agree(apart("-Dkaon.kernels=plain", "-Dkaon.team=off"), train(1));
    }

    @Test
    void deadUnitsLeaveNoDenormals() {
        Network network = new Network(12);
        Value x = placeholder("x", Shape.of(4, 6));
        Value hidden = relu(subtract(network.dense("dense", x, 16), deadHalf()));
        Value y = network.dense("output", hidden, 1);
        Value loss = mean(square(subtract(y, placeholder("target", Shape.of(4, 1)))));
        network.adam(loss, 0.001f, 1e-3f, 1e-36f);
        Map<String, Tensor> feeds =
                Map.of("x", network.normal(1, 4, 6), "target", network.normal(1, 4, 1));
        try (CpuEngine engine = CpuEngine.open(1);
                Plan step = engine.compile(network.graph(Map.of()))) {
            engine.call(() -> {
                for (int i = 0; i < 5000; i++) {
                    step.run(feeds);
                }
                return step;
            });
            int zeros = 0;
            for (Variable variable : network.assigned()) {
                Tensor tensor = engine.read(variable);
                for (int i = 0; i < tensor.size(); i++) {
                    double size = Math.abs(tensor.at(i));
                    assertThat(size == 0 || size >= Float.MIN_NORMAL).as(variable.name()).isTrue();
                    zeros += size == 0 ? 1 : 0;
                }
            }
            // The kernels and biases of eight units, and what they give to the output, twice.
            assertThat(zeros).isGreaterThanOrEqualTo(2 * 8 * (6 + 1 + 1));
        }
    }

    private static Value deadHalf() {
        float[] shift = new float[16];
        Arrays.fill(shift, 8, 16, 1000f);
        return constant(Shape.of(16), shift);
    }

    private static void agree(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            float tolerance = 1e-4f * Math.max(1, Math.abs(expected[i]));
            assertThat(found[i])
                    .as("number %d", i)
                    .isCloseTo(expected[i], Offset.offset(tolerance));
        }
    }

    private static double average(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }

    private static float[] apart(String... properties) throws Exception {
        Path file = Files.createTempFile("kaon", ".bin");
        try {
            List<String> command = new ArrayList<>();
            command.add(System.getProperty("java.home") + "/bin/java");
            command.addAll(
                    List.of(
                            "--add-modules=jdk.incubator.vector",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
            command.addAll(List.of(properties));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(List.of(TrainingTest.class.getName(), file.toString(), "1"));
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            float[] values = new float[bytes.remaining() / 4];
            bytes.asFloatBuffer().get(values);
            return values;
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
