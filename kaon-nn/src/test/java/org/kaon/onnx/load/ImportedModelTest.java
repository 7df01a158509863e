package org.kaon.onnx.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.onnx.Closeness.requireClose;
import static org.kaon.op.Padding.SAME;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.ConfigException;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.io.column.FormatException;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.onnx.Attribute;
import org.kaon.onnx.ModelWriter;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.OnnxPort;
import org.kaon.onnx.export.OnnxExport;
import org.kaon.op.Sum;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ImportedModelTest {

    static List<Fixture> fixtures() throws IOException, URISyntaxException {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void predictsWhatOnnxRuntimePredicts(Fixture fixture) throws IOException {
        ImportedModel model = ImportedModel.read(fixture.model());
        try (CpuEngine engine = CpuEngine.open(1)) {
            Map<String, Tensor> found = model.predict(engine, fixture.inputs(), 64);
            assertThat(fixture.outputs()).isNotEmpty();
            fixture.outputs()
                    .forEach((name, wanted) ->
                            requireClose(Objects.requireNonNull(found.get(name)), wanted, 1e-5));
        }
    }

    @Test
    void rowsInSeveralBatchesAreTheSame() throws IOException, URISyntaxException {
        Fixture fixture =
                fixtures().stream()
                        .filter(f -> f.name().equals("torch_mlp"))
                        .findFirst()
                        .orElseThrow();
        ImportedModel model = ImportedModel.read(fixture.model());
        try (CpuEngine engine = CpuEngine.open(1)) {
            Map<String, Tensor> found = model.predict(engine, fixture.inputs(), 2);
            requireClose(
                    Objects.requireNonNull(found.get("y")),
                    Objects.requireNonNull(fixture.outputs().get("y")),
                    1e-5);
        }
    }

    @Test
    void kaonsOwnExportComesBack(@TempDir Path folder) throws IOException {
        Model model =
                sequential(
                                input(9, 9, 2),
                                conv2D(4, 3).padding(SAME).activation(RELU),
                                maxPooling2D(2),
                                flatten(),
                                dense(3, SOFTMAX))
                        .initialise(3);
        Path file = folder.resolve("m.onnx");
        OnnxExport.write(model, file);
        float[] values = new float[2 * 162];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        Tensor x = Tensor.of(Shape.of(2, 9, 9, 2), values);
        try (CpuEngine engine = CpuEngine.open(1);
                Predictor predictor = model.predictor(engine)) {
            Tensor found =
                    ImportedModel.read(file)
                            .predict(engine, Map.of("input_layer", x), 2)
                            .get("dense");
            requireClose(Objects.requireNonNull(found), predictor.predict(x, 2), 1e-5);
        }
    }

    @Test
    void weightsAreVariablesWithGradients() throws IOException, URISyntaxException {
        ImportedModel model = ImportedModel.read(Fixture.file("torch_mlp.onnx"));
        Graph graph = model.graph(Map.of("x", Shape.of(5, 6)));
        List<Variable> weights = List.copyOf(graph.variables());
        assertThat(weights.size()).isGreaterThan(6);
        Value loss = Sum.sum(graph.roots().getFirst());
        List<Value> reads = List.of(weights.getFirst().read());
        assertThat(Gradients.gradients(loss, reads).getFirst().shape())
                .isEqualTo(weights.getFirst().type().shape());
        assertThat(model.graph(Map.of("x", Shape.of(2, 6))).variables())
                .containsExactlyInAnyOrderElementsOf(weights);
    }

    private static ImportedModel of(OnnxNode node, Map<String, Tensor> given) {
        return new ImportedModel(
                new OnnxModel(
                        "test",
                        Map.of("", 18L, "com.example", 3L),
                        List.of(node),
                        given,
                        List.of(new OnnxPort("x", TensorType.float32(2, 3))),
                        List.of(new OnnxPort("y", TensorType.float32(2, 3)))));
    }

    private static OnnxNode node(String op, String domain, Map<String, Attribute> attributes) {
        return new OnnxNode(op, domain, "place", List.of("x"), List.of("y"), attributes);
    }

    @Test
    void anUnknownOperatorIsNamedWithNodeDomainAndOpset() {
        assertThatThrownBy(() -> of(node("Rellu", "", Map.of()), Map.of()).graph(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("Rellu", "place", "ai.onnx", "18", "nearest", "Relu");
        assertThatThrownBy(
                        () -> of(node("Relu", "com.example", Map.of()), Map.of()).graph(Map.of()))
                .hasMessageContainingAll("com.example", "opset 3");
    }

    @Test
    void anUnknownSettingIsRefused() {
        OnnxNode odd = node("Relu", "", Map.of("slope", Attribute.of(0.5f)));
        assertThatThrownBy(() -> of(odd, Map.of()).graph(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("slope", "not supported");
    }

    @Test
    void aNumberInTheFileTakesNoMemory() {
        OnnxNode huge =
                new OnnxNode("ConstantOfShape", "", "big", List.of("n"), List.of("y"), Map.of());
        Map<String, Tensor> given = Map.of("n", Tensor.of(Shape.of(2), 1L << 30, 1L << 20));
        assertThatThrownBy(() -> of(huge, given).graph(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void wrongInputsAreNamed() throws IOException, URISyntaxException {
        ImportedModel model = ImportedModel.read(Fixture.file("torch_mlp.onnx"));
        try (CpuEngine engine = CpuEngine.open(1)) {
            assertThatThrownBy(() -> model.predict(engine, Map.of(), 4))
                    .hasMessageContainingAll("\"x\"", "none");
            Tensor wide = Tensor.of(Shape.of(1, 7), new float[7]);
            assertThatThrownBy(() -> model.predict(engine, Map.of("x", wide), 4))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContainingAll("\"x\"", "[1, 7]");
        }
    }

    @Test
    void aFileCutAnywhereIsAnErrorOrAModel(@TempDir Path folder) throws IOException {
        OnnxModel model =
                new OnnxModel(
                        "cut",
                        Map.of("", 18L),
                        List.of(
                                new OnnxNode(
                                        "Add",
                                        "",
                                        "sum",
                                        List.of("x", "w"),
                                        List.of("y"),
                                        Map.of())),
                        Map.of("w", Tensor.of(Shape.of(3), 1f, 2f, 3f)),
                        List.of(new OnnxPort("x", TensorType.float32(2, 3))),
                        List.of(new OnnxPort("y", TensorType.float32(2, 3))));
        byte[] bytes = ModelWriter.bytes(model);
        Path file = folder.resolve("cut.onnx");
        int errors = 0;
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            try {
                ImportedModel.read(file).graph(Map.of());
            } catch (FormatException | ConfigException e) {
                assertThat(e.getMessage()).isNotBlank();
                errors++;
            }
        }
        assertThat(errors).isGreaterThan(bytes.length / 2);
        for (int at = 0; at < bytes.length; at++) {
            byte[] wrong = bytes.clone();
            wrong[at] = (byte) 0xff;
            Files.write(file, wrong);
            try {
                ImportedModel.read(file).graph(Map.of());
            } catch (FormatException | ConfigException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }
}
