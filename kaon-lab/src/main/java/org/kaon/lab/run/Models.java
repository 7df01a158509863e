package org.kaon.lab.run;

import org.kaon.config.ConfigException;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.lab.experiment.Experiment;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.onnx.OnnxPort;
import org.kaon.onnx.export.OnnxExport;
import org.kaon.onnx.load.ImportedModel;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Networks as files: a run's, Kaon's own, Keras's, or ONNX.
public final class Models {

    private static final int BATCH = 128;

    private Models() {}

    /// Layers, shapes and numbers of parameters of a network as text.
    ///
    /// An architecture without weights has one too.
    public static String summary(ModelPlace model) throws IOException {
        if (model.isOnnx()) {
            return ImportedModel.read(model.place()).summary();
        }
        boolean alone = model.weights().isEmpty() && isNamed(model.place(), ".json");
        return alone
                ? Model.loadArchitecture(model.place()).initialise(0).summary()
                : model.read().summary();
    }

    /// Writes a network in another format, by the ending of `out`.
    ///
    /// *Errors*: [RunException] for an ending that Kaon does not write.
    public static void convert(ModelPlace model, Path out) throws IOException {
        if (model.isOnnx()) {
            throw new RunException(
                    model.place()
                            + ": an ONNX model is not turned back into layers; Kaon predicts with"
                            + " it.");
        }
        if (isNamed(out, ".onnx")) {
            OnnxExport.write(model.read(), out);
            return;
        }
        if (!isNamed(out, ".keras") && !isNamed(out, ".h5") && !isNamed(out, ".zip")) {
            throw new RunException(
                    out
                            + ": expected a name that ends with .onnx, .keras, .h5, .weights.h5 or"
                            + " .zip (Kaon's own); choose one such name.");
        }
        model.read().save(out);
    }

    private static boolean isNamed(Path file, String ending) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /// Writes what a model makes of a file: of the array or column that is named like its input.
    /// Outputs are a `.npz` by name, or a `.npy` where there is one; the number of rows.
    ///
    /// *Errors*: [RunException] for inputs that do not fit.
    public static long predict(ModelPlace model, String inputs, Path out, int threads)
            throws IOException {
        if (model.isOnnx()) {
            return predictOnnx(model.place(), Path.of(inputs), out, threads);
        }
        Model network = model.read();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> input : network.architecture().inputShapes().entrySet()) {
            tensors.put(input.getKey(), ModelInputs.read(inputs, input.getKey(), input.getValue()));
        }
        try (CpuEngine engine = CpuEngine.open(threads > 0 ? threads : CpuEngine.defaultThreads());
                Predictor predictor = network.predictor(engine)) {
            NamedTensors.write(out, predictor.predict(tensors, BATCH));
        }
        return tensors.values().iterator().next().shape().extent(0);
    }

    /// Writes what an ONNX model makes of the arrays of a `.npz` that are named like its inputs (or
    /// of a `.npy`, where it has one input); the number of inputs' rows.
    ///
    /// *Errors*: [RunException] for files of another kind.
    private static long predictOnnx(Path model, Path inputs, Path out, int threads)
            throws IOException {
        ImportedModel imported = ImportedModel.read(model);
        Map<String, Tensor> tensors = NamedTensors.read(inputs);
        Tensor single = tensors.get("");
        if (single != null && imported.inputs().size() == 1) {
            OnnxPort only = imported.inputs().getFirst();
            tensors = Map.of(only.name(), single);
        }
        try (CpuEngine engine =
                CpuEngine.open(threads > 0 ? threads : CpuEngine.defaultThreads())) {
            NamedTensors.write(out, imported.predict(engine, tensors, BATCH));
        } catch (ConfigException e) {
            throw new RunException(model + ": " + e.getMessage());
        }
        return tensors.values().stream()
                .filter(tensor -> tensor.shape().rank() > 0)
                .mapToLong(tensor -> tensor.shape().extent(0))
                .max()
                .orElse(0);
    }

    /// The experiment of a run, with every default spelt out.
    public static Experiment experiment(Path run) throws IOException {
        return RunDirectory.open(run).experiment();
    }

    /// The network of a run or of a file that Kaon wrote.
    ///
    /// *Errors*: [RunException] for a run that holds none yet.
    public static Model read(Path model) throws IOException {
        return ModelPlace.of(model).read();
    }
}
