package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.ConfigException;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

class MetricsTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.rows("metrics");
    }

    private static double result(Metric metric, KerasNumbers row, Tensor weights) {
        Tensor target = row.target();
        Tensor prediction = row.tensor("prediction");
        Map<String, Tensor> feeds = Map.of("t", target, "p", prediction, "w", weights);
        return metric.result(
                Run.once(
                        metric.sums(
                                Run.fed("t", target),
                                Run.fed("p", prediction),
                                Run.fed("w", weights)),
                        feeds));
    }

    private static Tensor ones(KerasNumbers row) {
        float[] ones = row.tensor("weights").floats();
        Arrays.fill(ones, 1f);
        return Tensor.of(Shape.of(ones.length), ones);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheNumbersOfKeras(KerasNumbers row) {
        Metric metric = Metrics.TABLE.read(row.at("metric"));
        assertThat(result(metric, row, ones(row))).isCloseTo(row.number("plain"), within(2e-6));
        assertThat(result(metric, row, row.tensor("weights")))
                .isCloseTo(row.number("weighted"), within(2e-6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenAsKerasDoes(KerasNumbers row) {
        Metric metric = Metrics.TABLE.read(row.at("metric"));
        JsonNode wanted = KerasNumbers.tree(row.at("metric"));
        // Keras counts metrics of a class: auc_1.
        ((ObjectNode) wanted.get("config")).put("name", metric.name());
        assertThat(KerasNumbers.tree(Metrics.write(metric))).isEqualTo(wanted);
    }

    // What the word "accuracy" means follows from the shapes.
    @Test
    void accuracyChoosesByShape() {
        for (KerasNumbers row : cases()) {
            Metric metric = Metrics.TABLE.read(row.at("metric"));
            if (metric.className().endsWith("Accuracy")
                    && !row.at("metric").toString().contains("threshold=0.3")) {
                assertThat(result(Accuracy.accuracy(), row, ones(row)))
                        .isCloseTo(row.number("plain"), within(1e-6));
            }
        }
    }

    @Test
    void namesWhatItDoesNotSupport() {
        assertThatThrownBy(() -> Metrics.TABLE.read("auc", Map.of("curve", "PR")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ROC");
        assertThatThrownBy(() -> Metrics.TABLE.read("acuracy", Map.of()))
                .hasMessageContaining("\"accuracy\"");
    }
}
