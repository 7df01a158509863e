package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Variable;
import org.kaon.model.Policy;
import org.kaon.model.Sequential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class StepBenchTest {

    private static long parameters(Sequential architecture) {
        return architecture.initialise(1).weights().tensors().values().stream()
                .mapToLong(tensor -> tensor.size())
                .sum();
    }

    @Test
    void everyNetworkHasTheParametersOfItsDescription() {
        assertThat(parameters(Networks.mlp())).isEqualTo(370_201);
        assertThat(parameters(Networks.winner())).isEqualTo(200_614);
        assertThat(parameters(Networks.deep())).isEqualTo(620_554);
        assertThat(parameters(Networks.tiny())).isEqualTo(4 * 16 + 16 + 16 + 1);
    }

    @Test
    void theCriticHasTheParametersOfItsDescription() {
        long parameters =
                CriticStep.graph(new Weights(), 2).updates().keySet().stream()
                        .filter(variable -> variable.name().matches(".*/(kernel|bias)"))
                        .map(Variable::type)
                        .mapToLong(type -> type.shape().size())
                        .sum();
        assertThat(parameters).isEqualTo(1_402_497);
    }

    @ParameterizedTest
    @EnumSource
    void everyStepRuns(Net net) {
        try (CpuEngine engine = CpuEngine.open(1);
                Workload workload = net.prepare(3, Policy.FLOAT32, engine)) {
            workload.step();
            workload.step();
        }
    }

    @Test
    void quotesKaonAloneWithoutAFloor() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            StepBench.Options options =
                    new StepBench.Options(
                            List.of(new StepBench.Case(Net.TINY, 8)),
                            1,
                            List.of(1),
                            Optional.empty(),
                            Optional.empty());
            StepTable table = StepBench.run(options, out);
            assertThat(table.rows()).hasSize(1);
            assertThat(table.rows().getFirst().kaon().best()).isPositive();
            assertThat(table.rows().getFirst().ratio()).isNaN();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("No floor program", "tiny 8 f32, 1 threads: Kaon ");
    }

    @Test
    void samplesGiveBestAndMedian() {
        Samples samples = new Samples(new double[] {4, 1, 3, 2});
        assertThat(samples.best()).isEqualTo(1);
        assertThat(samples.median()).isEqualTo(2.5);
        assertThat(samples.spread()).isEqualTo(0.4);
    }
}
