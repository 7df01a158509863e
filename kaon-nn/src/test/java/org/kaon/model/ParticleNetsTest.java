package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;

class ParticleNetsTest {

    private static final int ROWS = 3;
    private static final int PARTICLES = 20;

    private static long trained(Architecture net) {
        return net.initialise(1).weights().tensors().entrySet().stream()
                .filter(weight -> !weight.getKey().contains("/moving_"))
                .mapToLong(weight -> weight.getValue().size())
                .sum();
    }

    @Test
    void haveAsManyTrainedWeightsAsPublished() {
        assertThat(trained(ParticleNets.particleNet(100, 7, 2))).isEqualTo(366_160);
        assertThat(trained(ParticleNets.particleNetLite(100, 7, 2))).isEqualTo(26_416);
        assertThat(trained(ParticleNets.particleFlowNetwork(100, 3, 2))).isEqualTo(82_458);
        assertThat(trained(ParticleNets.energyFlowNetwork(100, 2))).isEqualTo(82_358);
        assertThat(trained(ParticleNets.particleTransformer(128, 17, 10))).isEqualTo(2_143_486);
    }

    @Test
    void doNotDependOnTheOrderOfParticlesAndGiveProbabilities() {
        check(ParticleNets.particleNetLite(PARTICLES, 4, 2));
        check(ParticleNets.particleFlowNetwork(PARTICLES, 4, 2));
        check(ParticleNets.energyFlowNetwork(PARTICLES, 2));
    }

    @Test
    void areWrittenAndReadAgainWithLayersOfKaonsOwn() {
        Functional net = ParticleNets.particleTransformer(PARTICLES, 4, 2);
        Map<String, ?> json = ArchitectureJson.write(net);
        assertThat(json.toString())
                .contains("registered_name=kaon>PairInteraction")
                .contains("registered_name=kaon>ClassAttention");
        assertThat(ArchitectureJson.read(json)).isEqualTo(net);
    }

    @Test
    void theTransformerDoesNotEither() {
        check(ParticleNets.particleTransformer(PARTICLES, 4, 2));
    }

    private static void check(Architecture net) {
        Map<String, Tensor> forward = new LinkedHashMap<>();
        Map<String, Tensor> backward = new LinkedHashMap<>();
        net.inputShapes()
                .forEach((name, row) -> {
                    forward.put(name, particles(row, false));
                    backward.put(name, particles(row, true));
                });
        try (Predictor predictor = net.initialise(3).predictor()) {
            Tensor one = predictor.predict(forward, ROWS).values().iterator().next();
            Tensor other = predictor.predict(backward, ROWS).values().iterator().next();
            assertThat(one.shape()).isEqualTo(Shape.of(ROWS, 2));
            for (int row = 0; row < ROWS; row++) {
                assertThat(one.at(2L * row) + one.at(2L * row + 1)).isCloseTo(1, within(1e-5));
                assertThat(other.at(2L * row)).isCloseTo(one.at(2L * row), within(1e-5));
            }
        }
    }

    /// Particles, the last five of them padding; four-vectors have more energy than momentum.
    private static Tensor particles(Shape row, boolean reversed) {
        int features = Math.toIntExact(row.extent(1));
        float[] values = new float[ROWS * PARTICLES * features];
        int real = PARTICLES - 5;
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < real; j++) {
                int place = reversed ? real - 1 - j : j;
                for (int k = 0; k < features; k++) {
                    double wave = Math.sin(1 + 0.7 * i + 1.3 * j * (k + 1) + 0.37 * k);
                    values[(i * PARTICLES + place) * features + k] =
                            (float) (k == 0 && features == 4 ? 3 + wave : wave);
                }
            }
        }
        return Tensor.of(Shape.of(ROWS, PARTICLES, features), values);
    }
}
