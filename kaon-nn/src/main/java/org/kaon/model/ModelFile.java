package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A model in a file: `state.json` with `format`, `seed` and Keras's JSON of the architecture, and
/// `weights/PATH.npy` for each weight, in Keras's order.
final class ModelFile {

    private static final String FORMAT = "kaon-model-1";

    private ModelFile() {}

    static void write(Model model, Path file) throws IOException {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("format", FORMAT);
        state.put("seed", model.seed());
        state.put("architecture", ArchitectureJson.write(model.architecture()));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        model.weights()
                .tensors()
                .forEach((path, tensor) -> tensors.put(Variables.WEIGHTS + path, tensor));
        new Archive(state, tensors).write(file);
    }

    static Model read(Path file) throws IOException {
        Archive archive = Archive.read(file);
        if (!FORMAT.equals(archive.state().get("format"))
                || !(archive.state().get("architecture") instanceof Map<?, ?> json)
                || !(archive.state().get("seed") instanceof Number seed)) {
            throw new ConfigException(
                    file
                            + ": expected a model of format "
                            + FORMAT
                            + ", found "
                            + archive.state().get("format")
                            + ".");
        }
        Architecture architecture = ArchitectureJson.read(json);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        archive.tensors()
                .forEach((name, tensor) -> {
                    if (name.startsWith(Variables.WEIGHTS)) {
                        weights.put(name.substring(Variables.WEIGHTS.length()), tensor);
                    }
                });
        Weights fresh = DeclaringScope.initialise(architecture, 0);
        return new Model(architecture, fresh.with(weights), seed.longValue());
    }
}
