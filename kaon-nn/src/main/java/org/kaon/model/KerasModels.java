package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.keras.SavedModel;
import org.kaon.layer.Operation;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Models in Keras's files.
///
/// A file is recognised by what is in it when it is read, and by its name when it is written.
final class KerasModels {

    private static final int HDF5 = 0x89;

    private KerasModels() {}

    /// Whether a file holds a model of Keras.
    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            return first == HDF5 || first == 'P' && isZip(file);
        }
    }

    private static boolean isHdf5(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == HDF5;
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("config.json") != null;
        } catch (ZipException | EOFException broken) {
            return false;
        }
    }

    /// Whether a file is text, as the JSON of an architecture is.
    static boolean isJson(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = in.read();
            }
            return first == '{';
        }
    }

    /// The architecture that a `.json` of Keras tells of.
    static Architecture architecture(Path file) throws IOException {
        return architecture(SavedModel.architecture(file), file);
    }

    /// *Errors*: {@link ConfigException} for a file that is no zip.
    static void requireZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.size();
        } catch (ZipException | EOFException broken) {
            throw new ConfigException(
                    "%s: expected a model (a .keras, an .h5 of Keras, or Kaon's .zip), found %d bytes that are no whole zip. Copy the file again, or save the model again."
                            .formatted(file, Files.size(file)));
        }
    }

    static Model read(Path file) throws IOException {
        try (SavedModel saved =
                isHdf5(file) ? SavedModel.openLegacy(file) : SavedModel.openZip(file)) {
            Architecture architecture = architecture(saved.architecture(), file);
            return new Model(
                    architecture,
                    ordered(architecture, saved.weights(shapes(architecture, file))),
                    saved.seed());
        }
    }

    private static Architecture architecture(Map<String, @Nullable Object> json, Path file) {
        try {
            return ArchitectureJson.read(json);
        } catch (ConfigException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    /// The same model with the weights of a `.weights.h5`.
    static Model withWeights(Model model, Path file) throws IOException {
        Map<String, Shape> wanted = shapes(model.architecture());
        Map<String, Tensor> weights =
                SavedModel.weights(file, ArchitectureJson.write(model.architecture()), wanted);
        return new Model(
                model.architecture(), ordered(model.architecture(), weights), model.seed());
    }

    private static Weights ordered(Architecture architecture, Map<String, Tensor> found) {
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        for (String path : shapes(architecture).keySet()) {
            Tensor tensor = found.get(path);
            if (tensor == null) {
                throw new ConfigException("The file has no weight for \"" + path + "\".");
            }
            ordered.put(path, tensor);
        }
        return new Weights(ordered);
    }

    private static Map<String, Shape> shapes(Architecture architecture, Path file) {
        try {
            return shapes(architecture);
        } catch (ShapeException | ConfigException e) {
            ConfigException placed = new ConfigException(file + ": " + e.getMessage());
            placed.initCause(e);
            throw placed;
        }
    }

    /// What each weight should be, without drawing any: a file may ask for more than there is.
    private static Map<String, Shape> shapes(Architecture architecture) {
        return DeclaringScope.shapes(architecture);
    }

    /// Whether a name asks for one of Keras's files.
    static boolean isNamed(Path file) {
        String name = name(file);
        return name.endsWith(".keras") || name.endsWith(".h5") || name.endsWith(".hdf5");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    static void write(Model model, Path file) throws IOException {
        Map<String, @Nullable Object> json = ArchitectureJson.write(model.architecture());
        Map<String, Tensor> weights = model.weights().tensors();
        if (name(file).endsWith(".keras")) {
            SavedModel.writeZip(file, json, weights, model.seed());
        } else if (name(file).endsWith(".weights.h5")) {
            SavedModel.writeWeights(file, json, weights);
        } else {
            requireLayers(model.architecture(), file);
            SavedModel.writeLegacy(file, json, weights);
        }
    }

    /// Keras reads functions of tensors in such a file as layers of the same name.
    private static void requireLayers(Architecture architecture, Path file) {
        for (Part part : architecture.parts()) {
            if (part.layer() instanceof Operation) {
                throw new ConfigException(
                        "%s: a whole model in one .h5 cannot hold \"%s\" (%s), a function of tensors. Write a .keras, or the weights alone as .weights.h5."
                                .formatted(file, part.name(), part.layer().className()));
            }
            if (part.layer() instanceof Architecture inner) {
                requireLayers(inner, file);
            }
        }
    }
}
