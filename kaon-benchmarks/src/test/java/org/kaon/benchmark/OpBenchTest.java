package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

class OpBenchTest {

    @Test
    void everyRowHasAShareOfTheMeasuredPeak() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            OpBench.Options options = new OpBench.Options(Set.of("matmul"), 1, 0.01);
            assertThat(OpBench.measure(options, out))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row.rateShare()).isPositive())
                    .allSatisfy(row -> assertThat(row.bandwidthShare()).isPositive());
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("measured peak", "matmul          1024x300x300");
    }

    @Test
    void theChainIsOnePassOverMemory() {
        OpCase chain =
                OpCases.all().stream()
                        .filter(each -> each.name().equals("chain-12"))
                        .findFirst()
                        .orElseThrow();
        try (CpuEngine engine = CpuEngine.open(1);
                Plan plan = engine.compile(chain.graph().get())) {
            assertThat(plan.dump())
                    .contains("steps    1, ", "chain of 12")
                    .contains("80.0 MB read and written, 120 MFLOP");
        }
    }
}
