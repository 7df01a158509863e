package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.config.ConfigException;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Functions of tensors in the JSON of functional models; what Keras 3 writes of them is held to
/// its outputs in `KerasFilesTest`.
class OperationJsonTest {

    private static Map<String, Object> layer(
            String className, String name, Map<String, ?> config, Object nodes) {
        Map<String, Object> all = new HashMap<>(config);
        all.put("name", name);
        return new HashMap<>(
                Map.of(
                        "class_name",
                        className,
                        "config",
                        all,
                        "name",
                        name,
                        "inbound_nodes",
                        nodes));
    }

    private static Map<String, Object> tensor(String layer) {
        return Map.of(
                "class_name",
                "__keras_tensor__",
                "config",
                Map.of("keras_history", List.of(layer, 0, 0)));
    }

    private static Map<String, Object> node(Object... arguments) {
        return Map.of("args", Arrays.asList(arguments), "kwargs", Map.of());
    }

    /// The model from x, three numbers a row, to the last of the layers.
    private static Architecture model(Map<String, Object> last) {
        Map<String, Object> input =
                layer("InputLayer", "x", Map.of("batch_shape", Arrays.asList(null, 3)), List.of());
        return ArchitectureJson.read(
                Map.of(
                        "class_name",
                        "Functional",
                        "config",
                        Map.of(
                                "name",
                                "m",
                                "layers",
                                List.of(input, last),
                                "input_layers",
                                List.of("x", 0, 0),
                                "output_layers",
                                List.of(last.get("name"), 0, 0))));
    }

    private static Map<String, Object> operation(
            String className, Map<String, ?> config, Object... arguments) {
        Map<String, Object> json = layer(className, "f", config, List.of(node(arguments)));
        json.put("module", "keras.src.ops.numpy");
        return json;
    }

    private static List<Float> run(Architecture architecture) {
        try (CpuEngine engine = CpuEngine.open(1);
                Predictor predictor = architecture.initialise(1).predictor(engine)) {
            float[] y = predictor.predict(Tensor.of(Shape.of(1, 3), -1, 2, 3), 1).floats();
            List<Float> values = new java.util.ArrayList<>();
            for (float v : y) {
                values.add(v);
            }
            return values;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "math.add, 2.5, 1.5, 4.5, 5.5",
        "__operators__.add, 2.5, 1.5, 4.5, 5.5",
        "math.subtract, 1, -2, 1, 2",
        "math.multiply, 0.5, -0.5, 1, 1.5",
        "math.truediv, 2, -0.5, 1, 1.5",
        "math.maximum, 0, 0, 2, 3",
        "math.pow, 2, 1, 4, 9"
    })
    void functionsOfKerasTwoTakeTheirSecondArgumentByKeyword(
            String function, double y, float a, float b, float c) {
        Map<String, Object> keywords = new HashMap<>();
        keywords.put("y", y);
        keywords.put("name", null);
        Map<String, Object> json =
                layer(
                        "TFOpLambda",
                        "tf." + function,
                        Map.of("function", function, "trainable", true, "dtype", "float32"),
                        List.of(List.of(List.of("x", 0, 0, keywords))));
        assertThat(run(model(json))).containsExactly(a, b, c);
    }

    @Test
    void partsAreTaken() {
        Map<String, Object> whole = new HashMap<>();
        whole.put("start", null);
        whole.put("stop", null);
        whole.put("step", null);
        Map<String, Object> last = new HashMap<>(whole);
        last.put("start", -2);
        Object all = Map.of("class_name", "__slice__", "config", whole);
        Object two = Map.of("class_name", "__slice__", "config", last);
        assertThat(run(model(operation("GetItem", Map.of(), tensor("x"), List.of(all, two)))))
                .containsExactly(2f, 3f);
        assertThat(run(model(operation("GetItem", Map.of(), tensor("x"), List.of(all, -1)))))
                .containsExactly(3f);
        assertThatThrownBy(
                        () -> model(operation("GetItem", Map.of(), tensor("x"), List.of(two, 0))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Layer \"f\": GetItem: expects [:, …]");
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        assertThatThrownBy(() -> model(operation("Sine", Map.of(), tensor("x"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Layer \"f\": There is no function of tensors named \"Sine\"")
                .hasMessageContaining("nearest known: \"Sin\"");
        assertThatThrownBy(() -> model(operation("Sin", Map.of("speed", 3), tensor("x"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("speed");
        assertThatThrownBy(() -> model(operation("Add", Map.of(), tensor("x"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Add: expects 2 arguments, found 1.");
        assertThatThrownBy(() -> model(operation("Add", Map.of(), tensor("x"), "2")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expects tensors and numbers");
    }

    @Test
    void theRowsOfABatchStayApart() {
        assertThatThrownBy(() -> run(model(operation("Sum", Map.of("axis", 0), tensor("x")))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("axes beside that of the batch");
        Map<String, Object> none = new HashMap<>();
        none.put("axis", null);
        assertThatThrownBy(() -> model(operation("Mean", none, tensor("x"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("would have no rows");
    }

    @Test
    void numbersHaveNoMeaningForLayers() {
        Map<String, Object> json = layer("Add", "f", Map.of(), List.of(node(tensor("x"), 3.0)));
        assertThatThrownBy(() -> model(json))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "Layer \"f\" (Add): expects tensors as its arguments, found 3.0.");
    }
}
