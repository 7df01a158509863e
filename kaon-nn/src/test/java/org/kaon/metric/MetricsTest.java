package org.kaon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class MetricsTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.rows("metrics");
    }

    static List<KerasNumbers> all() {
        List<KerasNumbers> all = new ArrayList<>(cases());
        all.addAll(KerasNumbers.file("metrics"));
        return all;
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

    private static Offset<Double> about(double wanted) {
        return within(3e-6 * Math.max(1, Math.abs(wanted)));
    }

    private static Tensor ones(KerasNumbers row) {
        float[] ones = row.tensor("weights").floats();
        Arrays.fill(ones, 1f);
        return Tensor.of(Shape.of(ones.length), ones);
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheNumbersOfKeras(KerasNumbers row) {
        Metric metric = Metrics.TABLE.read(row.at("metric"));
        assertThat(result(metric, row, ones(row)))
                .isCloseTo(row.number("plain"), about(row.number("plain")));
        assertThat(result(metric, row, row.tensor("weights")))
                .isCloseTo(row.number("weighted"), about(row.number("weighted")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWrittenAsKerasDoes(KerasNumbers row) {
        Metric metric = Metrics.TABLE.read(row.at("metric"));
        JsonNode wanted = KerasNumbers.decimals(row.at("metric"));
        // Keras counts metrics of a class: auc_1.
        ((ObjectNode) wanted.get("config")).put("name", metric.name());
        assertThat(KerasNumbers.decimals(Metrics.write(metric))).isEqualTo(wanted);
    }

    @Test
    void meanAndSumAreOfThePredictions() {
        Tensor p = Tensor.of(Shape.of(3, 2), 1f, 3f, 0f, 2f, -4f, 1f);
        Tensor w = Tensor.of(Shape.of(3), 2f, 0.5f, -1f);
        Map<String, Tensor> feeds = Map.of("p", p, "w", w);
        Metric mean = Metrics.TABLE.read("mean");
        Metric sum = Metrics.TABLE.read("sum");
        assertThat(mean.result(Run.once(mean.sums(p(p), p(p), Run.fed("w", w)), feeds)))
                .isCloseTo((2 * 2 + 0.5 * 1 + 1.5) / 1.5, within(1e-6));
        assertThat(sum.result(Run.once(sum.sums(p(p), p(p), Run.fed("w", w)), feeds)))
                .isCloseTo(2 * 4 + 0.5 * 2 + 3, within(1e-6));
        assertThat(mean.name()).isEqualTo("mean");
    }

    private static Value p(Tensor prediction) {
        return Run.fed("p", prediction);
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
        assertThatThrownBy(() -> Metrics.TABLE.read("auc", Map.of("label_weights", List.of(0.5))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"label_weights\" expects null without multi_label");
        assertThatThrownBy(() -> Metrics.TABLE.read("recall", Map.of("thresholds", List.of(1, 2))))
                .hasMessageContaining("several give no single figure");
        assertThatThrownBy(() ->
                        Metrics.TABLE
                                .read("f1_score")
                                .sums(
                                        Run.fixed(Tensor.of(Shape.of(1, 2), 0f, 1f)),
                                        Run.fixed(Tensor.of(Shape.of(1, 2), 0f, 1f)),
                                        Run.fixed(Tensor.of(Shape.of(1), 1f))))
                .hasMessageContaining("Set average to micro, macro or weighted");
        assertThatThrownBy(() ->
                        Metrics.TABLE.read(
                                "iou", Map.of("num_classes", 2, "target_class_ids", List.of(2))))
                .hasMessageContaining("expects numbers below 2, found 2");
    }

    @Test
    void nothingCountedIsZero() {
        Tensor none = Tensor.of(Shape.of(1), 0f);
        for (Metric metric : List.of(ConfusionShare.precision(), ConfusionShare.recall())) {
            Value one = Run.fixed(Tensor.of(Shape.of(1, 1), 1f));
            Map<String, Tensor> sums =
                    Run.once(metric.sums(one, one, Run.fed("w", none)), Map.of("w", none));
            assertThat(metric.result(sums)).isZero();
        }
        assertThatThrownBy(() -> Metrics.TABLE.read("acuracy", Map.of()))
                .hasMessageContaining("\"accuracy\"");
    }
}
