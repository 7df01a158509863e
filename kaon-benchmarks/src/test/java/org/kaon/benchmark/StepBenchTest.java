package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class StepBenchTest {

    @ParameterizedTest
    @EnumSource
    void everyNetworkHasTheParametersOfItsDescription(Net net) {
        long parameters =
                net.architecture().initialise(1).weights().tensors().values().stream()
                        .mapToLong(tensor -> tensor.size())
                        .sum();
        assertThat(parameters)
                .isEqualTo(
                        switch (net) {
                            case MLP -> 370_201;
                            case WIN -> 200_614;
                            case DCNN -> 620_554;
                        });
    }

    @Test
    void quotesKaonAloneWithoutAFloor() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            List<StepBench.Row> rows =
                    StepBench.run(
                            new StepBench.Options(
                                    List.of(new StepBench.Case(Net.MLP, 8)),
                                    1,
                                    1,
                                    Optional.empty()),
                            out);
            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().kaonBest()).isPositive();
            assertThat(rows.getFirst().floorBest()).isNaN();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("alone").contains("mlp");
    }

    @Test
    void samplesGiveBestAndMedian() {
        Samples samples = new Samples(new double[] {4, 1, 3, 2});
        assertThat(samples.best()).isEqualTo(1);
        assertThat(samples.median()).isEqualTo(2.5);
        assertThat(samples.spread()).isEqualTo(0.4);
    }
}
