package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
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
import static org.kaon.op.Padding.SAME;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.config.ConfigException;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.Hdf5File;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.model.Sequential;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/// Models in files, in and out, held to what Keras computes; `keras_files.py` wrote the fixtures,
/// and `check_written.py` opens by Keras what is written here.
class KerasFilesTest {

    private static final List<String> KINDS = List.of(".keras", ".h5");

    @TempDir private Path folder;

    private Path fixture(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = KerasFilesTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            Files.copy(in, copy);
        }
        return copy;
    }

    private static Map<String, Tensor> all(Path values, String group) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (Hdf5File file = Hdf5File.open(values)) {
            Group all = file.root().group(group);
            for (String name : all.names()) {
                tensors.put(name, Tensors.read(all.dataset(name), values.toString()));
            }
        }
        return tensors;
    }

    private static List<Tensor> predict(Model model, Map<String, Tensor> inputs) {
        try (CpuEngine engine = CpuEngine.open(1);
                Predictor predictor = model.predictor(engine)) {
            return List.copyOf(predictor.predict(inputs, 8).values());
        }
    }

    private static String only(Map<String, ?> named) {
        assertThat(named).hasSize(1);
        return named.keySet().iterator().next();
    }

    private void requireOutputs(Model model, String name) throws IOException {
        Path values = fixture(name + ".values.h5");
        Map<String, Tensor> expected = all(values, "y");
        List<Tensor> found = predict(model, inputs(model, values));
        assertThat(found).hasSameSizeAs(expected.keySet());
        for (int y = 0; y < found.size(); y++) {
            Tensor wanted = Objects.requireNonNull(expected.get(String.valueOf(y)));
            assertThat(found.get(y).shape()).isEqualTo(wanted.shape());
            for (long i = 0; i < wanted.size(); i++) {
                assertThat(found.get(y).at(i)).isCloseTo(wanted.at(i), within(1e-5));
            }
        }
    }

    /// The inputs by name; the only one has whatever name.
    private static Map<String, Tensor> inputs(Model model, Path values) throws IOException {
        Map<String, Tensor> inputs = all(values, "x");
        return inputs.size() > 1
                ? inputs
                : Map.of(
                        only(model.architecture().inputShapes()),
                        inputs.values().iterator().next());
    }

    @ParameterizedTest
    @CsvSource({
        "cnn,.keras",
        "cnn,.h5",
        "recurrent,.keras",
        "recurrent,.h5",
        "normalised,.keras",
        "normalised,.h5",
        "transformer,.keras",
        "transformer,.h5",
        "two_ends,.keras",
        "two_ends,.h5",
        "masked,.keras",
        "masked,.h5",
        "gated,.keras",
        "gated,.h5",
        "operations,.keras"
    })
    void readsWhatKerasThreeWrote(String name, String kind) throws IOException {
        requireOutputs(Model.load(fixture(name + kind)), name);
    }

    @Test
    void readsWeightsAlone() throws IOException {
        Model other = Model.load(fixture("cnn.keras")).architecture().initialise(5);
        requireOutputs(other.withWeights(fixture("cnn.weights.h5")), "cnn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keras1_th",
                "keras1_tf",
                "keras2",
                "old_theano_order",
                "old_sequence",
                "old_wrapped",
                "old_merged",
                "old_calorimeter",
                "old_local",
                "old_recurrent",
                "old_cudnn"
            })
    void readsTheLayoutsOfKerasOneAndTwo(String name) throws IOException {
        requireOutputs(Model.load(fixture(name + ".h5")), name);
    }

    @Test
    void readsAnArchitectureAndWeightsApart() throws IOException {
        Path architecture = fixture("old_experiment.json");
        Path weights = fixture("old_experiment.weights.h5");
        requireOutputs(Model.load(architecture, weights), "old_experiment");
        assertThatThrownBy(() -> Model.load(architecture))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("without weights");
    }

    @Test
    void functionsOfTensorsHaveNoPlaceInOneH5() throws IOException {
        Model model = Model.load(fixture("operations.keras"));
        Path file = folder.resolve("again.h5");
        assertThatThrownBy(() -> model.save(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a function of tensors. Write a .keras");
        assertThat(file).doesNotExist();
    }

    /// The winner of the 2019 challenge, and the deep network of CIFAR-10.
    static Stream<Arguments> whole() {
        return Stream.of(
                Arguments.of(
                        "winner",
                        sequential(
                                input(40, 40, 1),
                                gaussianNoise(0.1),
                                conv2D(32, 3).padding(SAME),
                                conv2D(32, 3).padding(SAME),
                                maxPooling2D(3),
                                conv2D(32, 3).padding(SAME),
                                conv2D(64, 3).padding(SAME),
                                maxPooling2D(3),
                                flatten(),
                                dense(100, RELU),
                                dense(200, RELU),
                                dropout(0.15),
                                dense(200, RELU),
                                dropout(0.3),
                                dense(2, SOFTMAX))),
                Arguments.of(
                        "dcnn",
                        sequential(
                                input(32, 32, 3),
                                conv2D(32, 3).padding(SAME).activation(RELU),
                                conv2D(32, 3).activation(RELU),
                                maxPooling2D(2),
                                dropout(0.25),
                                conv2D(64, 3).padding(SAME).activation(RELU),
                                conv2D(64, 3).activation(RELU),
                                maxPooling2D(2),
                                dropout(0.25),
                                flatten(),
                                dense(512, RELU),
                                dropout(0.5),
                                dense(10, SOFTMAX))));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void writesWholeNetworks(String name, Sequential network) throws IOException {
        Model model = network.initialise(11);
        long[] extents = model.architecture().inputShape().extents();
        float[] values = new float[Math.toIntExact(3 * model.architecture().inputShape().size())];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Tensor inputs = Tensor.of(Shape.of(3, extents[0], extents[1], extents[2]), values);
        keep(name, model, Map.of(only(model.architecture().inputShapes()), inputs));
    }

    /// Leaves the files for check_written.py, and reads them back.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnn",
                "recurrent",
                "normalised",
                "transformer",
                "two_ends",
                "masked",
                "gated",
                "operations"
            })
    void writesWhatItReads(String name) throws IOException {
        Model model = Model.load(fixture(name + ".keras"));
        keep(name, model, inputs(model, fixture(name + ".values.h5")));
    }

    private static void keep(String name, Model model, Map<String, Tensor> inputs)
            throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "keras"));
        for (String kind : name.equals("operations") ? List.of(".keras") : KINDS) {
            model.save(kept.resolve(name + kind));
            Model again = Model.load(kept.resolve(name + kind));
            assertThat(again.weights().tensors().keySet())
                    .containsExactlyElementsOf(model.weights().tensors().keySet());
            again.weights()
                    .tensors()
                    .forEach((path, tensor) ->
                            assertThat(tensor.floats())
                                    .isEqualTo(model.weights().at(path).floats()));
        }
        model.save(kept.resolve(name + ".weights.h5"));
        List<Tensor> outputs = predict(model, inputs);
        NewHdf5.write(
                kept.resolve(name + ".values.h5"),
                root -> {
                    for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                        root.dataset("x/" + input.getKey(), Tensors.written(input.getValue()));
                    }
                    for (int i = 0; i < outputs.size(); i++) {
                        root.dataset("y/" + i, Tensors.written(outputs.get(i)));
                    }
                });
    }
}
