package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.io.hdf5.Dataset;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.Hdf5File;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

    private static Tensor only(Path values, String group) throws IOException {
        try (Hdf5File file = Hdf5File.open(values)) {
            Group all = file.root().group(group);
            Dataset first = all.dataset(all.names().iterator().next());
            return Tensors.read(first, values.toString());
        }
    }

    private static Tensor predict(Model model, Tensor inputs) {
        try (CpuEngine engine = CpuEngine.open(1);
                Predictor predictor = model.predictor(engine)) {
            return predictor.predict(inputs, 8);
        }
    }

    private void requireOutputs(Model model, String name) throws IOException {
        Path values = fixture(name + ".values.h5");
        Tensor expected = only(values, "y");
        Tensor found = predict(model, only(values, "x"));
        assertThat(found.shape()).isEqualTo(expected.shape());
        for (long i = 0; i < expected.size(); i++) {
            assertThat(found.at(i)).isCloseTo(expected.at(i), within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"cnn,.keras", "cnn,.h5"})
    void readsWhatKerasThreeWrote(String name, String kind) throws IOException {
        requireOutputs(Model.load(fixture(name + kind)), name);
    }

    @Test
    void readsWeightsAlone() throws IOException {
        Model other = Model.load(fixture("cnn.keras")).architecture().initialise(5);
        requireOutputs(other.withWeights(fixture("cnn.weights.h5")), "cnn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keras1_th", "keras1_tf"})
    void readsTheLayoutsOfKerasOneAndTwo(String name) throws IOException {
        requireOutputs(Model.load(fixture(name + ".h5")), name);
    }

    /// Leaves the files for check_written.py, and reads them back.
    @ParameterizedTest
    @ValueSource(strings = "cnn")
    void writesWhatItReads(String name) throws IOException {
        Model model = Model.load(fixture(name + ".keras"));
        Path kept = Files.createDirectories(Path.of("target", "keras"));
        Path values = fixture(name + ".values.h5");
        for (String kind : KINDS) {
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
        Tensor inputs = only(values, "x");
        Tensor outputs = predict(model, inputs);
        NewHdf5.write(
                kept.resolve(name + ".values.h5"),
                root -> {
                    String input = model.architecture().parts().getFirst().name();
                    root.dataset("x/" + input, Tensors.written(inputs));
                    root.dataset("y/0", Tensors.written(outputs));
                });
    }
}
