package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class TrainingPlanTest {

    private static final Path MLP =
            Path.of(System.getProperty("kaon.root", ".."), "examples", "top-tagging", "mlp.yaml");

    @Test
    void theStepNamesItsWeightsAndIsCompiledForTheBatchSize() {
        String plan = TrainingPlan.describe(MLP, List.of("training.batch_size=96"), 1);
        assertThat(plan).contains("96, 80").doesNotContain("128, 80");
    }
}
