package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class StepRowsTest {

    @Test
    void aRowNamesItsNetAndBothTimes() {
        JsonNode row = json(new StepBench.Row(mlp(), 1.1, 1.3, 0.02, 1.0, 1.25));
        assertThat(row.get("net").asString()).isEqualTo("mlp");
        assertThat(row.get("batch").asInt()).isEqualTo(128);
        assertThat(row.get("kaon_ms").asDouble()).isEqualTo(1.1);
        assertThat(row.get("ratio").asDouble()).isEqualTo(1.1);
        assertThat(row.get("median_ratio").asDouble()).isEqualTo(1.04);
    }

    @Test
    void withoutAFloorItsFiguresAreNull() {
        JsonNode row = json(new StepBench.Row(mlp(), 1.1, 1.3, 0.02, Double.NaN, Double.NaN));
        assertThat(row.get("floor_ms").isNull()).isTrue();
        assertThat(row.get("ratio").isNull()).isTrue();
    }

    private static StepBench.Case mlp() {
        return new StepBench.Case(Net.MLP, 128);
    }

    private static JsonNode json(StepBench.Row row) {
        return new JsonMapper().readTree(new StepRows(List.of(row), 2).json()).get(0);
    }
}
