package org.kaon.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.GaussianNoise.gaussianNoise;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.onnx.Closeness.requireClose;
import static org.kaon.op.Padding.SAME;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxRuntime;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

class ModelExportTest {

    private static Model model() {
        return sequential(
                        input(12, 12, 1),
                        gaussianNoise(0.1),
                        conv2D(8, 3).padding(SAME),
                        conv2D(8, 3).padding(SAME).activation(RELU),
                        maxPooling2D(3),
                        flatten(),
                        dense(10, RELU),
                        dropout(0.15),
                        dense(2, SOFTMAX))
                .initialise(3);
    }

    @Test
    void aModelPredictsInOnnxRuntimeWhatItPredictsHere(@TempDir Path folder) throws IOException {
        Model model = model();
        Path file = folder.resolve("model.onnx");
        OnnxExport.write(model, file);
        assertThat(folder.toFile().list()).containsExactly("model.onnx");
        for (int rows : new int[] {1, 5}) {
            Tensor x = images(rows);
            Tensor found =
                    OnnxRuntime.run(Files.readAllBytes(file), Map.of("input_layer", x))
                            .get("dense_1");
            try (Predictor predictor = model.predictor()) {
                assertThat(found).isNotNull();
                requireClose(found, predictor.predict(x, 5), 1e-5);
            }
        }
    }

    @Test
    void inputsOutputsAndWeightsHaveTheNamesOfTheLayers() {
        OnnxModel exported = OnnxExport.export(model().inference());
        assertThat(exported.inputs().getFirst().name()).isEqualTo("input_layer");
        assertThat(exported.inputs().getFirst().type().shape())
                .isEqualTo(Shape.of(Shape.ANY, 12, 12, 1));
        assertThat(exported.outputs().getFirst().name()).isEqualTo("dense_1");
        assertThat(exported.initializers()).containsKeys("conv2d/kernel", "dense/bias");
        assertThat(Objects.requireNonNull(exported.initializers().get("conv2d_1/kernel")).shape())
                .isEqualTo(Shape.of(8, 8, 3, 3));
    }

    private static Tensor images(int rows) {
        Random random = new Random(rows);
        float[] values = new float[rows * 144];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return Tensor.of(Shape.of(rows, 12, 12, 1), values);
    }
}
