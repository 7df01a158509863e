package org.kaon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

class StepTableTest {

    private static final Machine MACHINE =
            new Machine("a processor", "avx2", 2, "25.0.3", "2026-11-22 10:00 UTC", 0.1);
    private static final StepBench.Case MLP = new StepBench.Case(Net.MLP, 128);

    private static StepTable table(Samples floor, Map<String, Double> peers) {
        Samples kaon = new Samples(new double[] {1.3, 1.1, 1.2, 1.4});
        return new StepTable(MACHINE, List.of(new StepBench.Row(MLP, 2, kaon, floor, peers)));
    }

    private static JsonNode json(StepTable table) {
        return new JsonMapper().readTree(table.json());
    }

    @Test
    void aRowNamesItsNetAndAllTimes() {
        StepTable table =
                table(
                        new Samples(new double[] {1.0, 1.25}),
                        Map.of("torch", 2.2, "keras-jax", 4.4));
        JsonNode row = json(table).get("rows").get(0);
        assertThat(row.get("net").asString()).isEqualTo("mlp");
        assertThat(row.get("batch").asInt()).isEqualTo(128);
        assertThat(row.get("threads").asInt()).isEqualTo(2);
        assertThat(row.get("kaon_ms").asDouble()).isEqualTo(1.1);
        assertThat(row.get("ratio").asDouble()).isEqualTo(1.1);
        assertThat(row.get("peers_ms").get("torch").asDouble()).isEqualTo(2.2);
        assertThat(table.text())
                .contains("a processor (avx2), 2 processors")
                .contains("1.000 (1.100)", "4.400 (0.250)", "2.200 (0.500)");
    }

    @Test
    void withoutAFloorItsFiguresAreNull() {
        StepTable table = table(new Samples(new double[0]), Map.of());
        JsonNode row = json(table).get("rows").get(0);
        assertThat(row.get("floor_ms").isNull()).isTrue();
        assertThat(row.get("ratio").isNull()).isTrue();
        assertThat(table.text().stripTrailing()).endsWith("-");
    }
}
