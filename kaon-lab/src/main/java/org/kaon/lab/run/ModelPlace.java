package org.kaon.lab.run;

import org.kaon.model.Model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where a network is: a run directory or a file, and where its weights are, if elsewhere.
///
/// @param place a run, a `.keras`, `.h5`, `.onnx`, Kaon's `.zip`, or a `.json` of an architecture
/// @param weights a `.weights.h5`, or an `.h5` of weights alone
public record ModelPlace(Path place, Optional<Path> weights) {

    public static ModelPlace of(Path place) {
        return new ModelPlace(place, Optional.empty());
    }

    /// Whether the file is an ONNX model, by its ending.
    ///
    /// *Errors*: [RunException] where weights are named besides: an ONNX model has its own.
    boolean isOnnx() {
        boolean onnx = isOnnx(place);
        if (onnx && weights.isPresent()) {
            throw new RunException(
                    "%s: an ONNX model has its weights inside; leave out %s."
                            .formatted(place, weights.get()));
        }
        return onnx;
    }

    static boolean isOnnx(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    /// The network.
    ///
    /// *Errors*: [RunException] for a run that holds none yet.
    Model read() throws IOException {
        if (weights.isPresent()) {
            return Files.isDirectory(place)
                    ? run().withWeights(weights.get())
                    : Model.load(place, weights.get());
        }
        return Files.isDirectory(place) ? run() : Model.load(place);
    }

    private Model run() throws IOException {
        RunDirectory directory = RunDirectory.open(place);
        if (!directory.has("model.zip")) {
            throw new RunException(
                    place
                            + ": holds no trained network yet. Go on with kaon train --resume "
                            + place
                            + ".");
        }
        return Model.load(directory.file("model.zip"));
    }
}
