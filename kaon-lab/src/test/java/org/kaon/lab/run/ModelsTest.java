package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.ElementType;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.io.numpy.Array;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ModelsTest {

    @TempDir private Path folder = Path.of("");

    private Model saved() throws IOException {
        Model model = sequential(input(3), dense(4, RELU), dense(2)).initialise(5);
        model.save(folder.resolve("model.zip"));
        return model;
    }

    private static Tensor rows() {
        return Tensor.of(Shape.of(2, 3), 1f, -2f, 3f, 0.5f, 0f, -1f);
    }

    @Test
    void aConvertedNetworkPredictsTheSameFromArrays() throws IOException {
        Model model = saved();
        Path onnx = folder.resolve("model.onnx");
        Models.convert(ModelPlace.of(folder.resolve("model.zip")), onnx);
        Path in = folder.resolve("in.npz");
        NamedTensors.write(in, Map.of("input_layer", rows()));
        Path out = folder.resolve("out.npy");
        assertThat(Models.predict(ModelPlace.of(onnx), in.toString(), out, 1)).isEqualTo(2);
        Tensor found = Objects.requireNonNull(NamedTensors.read(out).get(""));
        try (Predictor predictor = model.predictor()) {
            assertThat(found.floats()).containsExactly(predictor.predict(rows(), 2).floats());
        }
    }

    @Test
    void oneArrayWithoutANameIsTheOnlyInput() throws IOException {
        saved();
        Path onnx = folder.resolve("model.onnx");
        Models.convert(ModelPlace.of(folder.resolve("model.zip")), onnx);
        Path in = folder.resolve("in.npy");
        NamedTensors.write(in, Map.of("any", rows()));
        Path out = folder.resolve("out.npz");
        Models.predict(ModelPlace.of(onnx), in.toString(), out, 1);
        assertThat(NamedTensors.read(out)).containsOnlyKeys("dense_1");
    }

    @Test
    void summariesTellLayersOrOperators() throws IOException {
        saved();
        Path onnx = folder.resolve("model.onnx");
        Models.convert(ModelPlace.of(folder.resolve("model.zip")), onnx);
        assertThat(Models.summary(ModelPlace.of(folder.resolve("model.zip"))))
                .contains("dense_1", "26");
        assertThat(Models.summary(ModelPlace.of(onnx)))
                .contains("opset   ai.onnx 18", "input_layer", "2 Gemm", "26 parameters");
    }

    @Test
    void aNetworkInKerasFilesPredictsFromArraysAndTables() throws IOException {
        Model model = saved();
        float[] expected;
        try (Predictor predictor = model.predictor()) {
            expected = predictor.predict(rows(), 2).floats();
        }
        Path table = folder.resolve("table.h5");
        NewHdf5.write(
                table,
                root -> {
                    root.dataset("jets/a", column(1, 0.5f));
                    root.dataset("jets/b", column(-2, 0));
                    root.dataset("jets/c", column(3, -1));
                });
        Path arrays = folder.resolve("in.npz");
        NamedTensors.write(arrays, Map.of("input_layer", rows(), "other", rows()));
        Path out = folder.resolve("out.npy");
        for (String kind : List.of("keras", "h5")) {
            Path file = folder.resolve("model." + kind);
            Models.convert(ModelPlace.of(folder.resolve("model.zip")), file);
            assertThat(Models.summary(ModelPlace.of(file))).isEqualTo(model.summary());
            for (String inputs : List.of(table + ":jets", arrays.toString())) {
                assertThat(Models.predict(ModelPlace.of(file), inputs, out, 1)).isEqualTo(2);
                Tensor found = Objects.requireNonNull(NamedTensors.read(out).get(""));
                assertThat(found.floats()).containsExactly(expected);
            }
        }
        assertThatThrownBy(() ->
                        Models.predict(
                                ModelPlace.of(folder.resolve("model.keras")),
                                table + ":jets/a",
                                out,
                                1))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("input \"input_layer\" wants rows of [3]")
                .hasMessageContaining("[a]");
    }

    private static Array column(float first, float second) {
        Tensor tensor = Tensor.of(Shape.of(2), first, second);
        return new Array(ElementType.FLOAT32, List.of(2L), tensor.data());
    }

    @Test
    void otherKindsOfFilesAreRefused() throws IOException {
        saved();
        Path model = folder.resolve("model.zip");
        assertThatThrownBy(() -> Models.convert(ModelPlace.of(model), folder.resolve("m.pb")))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(".onnx");
        Path table = Files.writeString(folder.resolve("x.csv"), "1\n");
        assertThatThrownBy(() -> NamedTensors.read(table))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(".npz");
        assertThatThrownBy(() -> NamedTensors.write(folder.resolve("y.csv"), Map.of("y", rows())))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(".npz");
    }
}
