package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.Hdf5File;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A model in a file that Keras wrote or can read. To be closed.
///
/// The architecture is in the form of Keras 3, whatever version wrote the file.
public final class SavedModel implements AutoCloseable {

    /// The kinds of files.
    public enum Kind {
        /// A `.keras` of Keras 3.
        ZIP,
        /// A whole model in one `.h5`.
        LEGACY
    }

    private final String where;
    private final Kind kind;
    private final Map<String, @Nullable Object> architecture;
    private final Hdf5File file;
    private final long seed;

    private SavedModel(
            String where,
            Kind kind,
            Map<String, @Nullable Object> architecture,
            Hdf5File file,
            long seed) {
        Known.require(SavedLayer.of(architecture, where), where);
        this.where = where;
        this.kind = kind;
        this.architecture = architecture;
        this.file = file;
        this.seed = seed;
    }

    /// Opens a `.keras`.
    ///
    /// *Errors*: {@link ConfigException} for another file, and for one that wants code to be run.
    public static SavedModel openZip(Path path) throws IOException {
        KerasZip.Content content = KerasZip.read(path);
        Trust.require(content.architecture(), path.toString());
        Hdf5File weights = Hdf5File.of(path + ":model.weights.h5", content.weights());
        Map<String, @Nullable Object> json =
                OldJson.modern(content.architecture(), "3", path.toString());
        return new SavedModel(path.toString(), Kind.ZIP, json, weights, content.seed());
    }

    /// Opens a whole model in one `.h5`.
    ///
    /// *Errors*: {@link ConfigException} for one of weights alone, and for one that wants code to
    /// be run.
    public static SavedModel openLegacy(Path path) throws IOException {
        String where = path.toString();
        Hdf5File file = Hdf5File.open(path);
        try {
            if (!LegacyH5.is(file.root())) {
                throw new ConfigException(
                        where
                                + ": holds no architecture (attribute model_config)."
                                + (WeightsH5.is(file.root())
                                        ? " It holds weights alone: name the model, and these as"
                                                + " --weights."
                                        : " Save the whole model."));
            }
            Map<String, @Nullable Object> json = LegacyH5.architecture(file.root(), where);
            Trust.require(json, where);
            return new SavedModel(
                    where,
                    Kind.LEGACY,
                    OldJson.modern(json, LegacyH5.version(file.root()), where),
                    file,
                    0);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// The architecture in the form of Keras 3.
    public Map<String, @Nullable Object> architecture() {
        return architecture;
    }

    /// Kaon's seed, 0 where another program wrote the file.
    public long seed() {
        return seed;
    }

    /// The weights.
    ///
    /// *Errors*: {@link ConfigException} for weights that are missing or of another shape.
    ///
    /// @param wanted shapes by path, as the architecture has them, in order
    public Map<String, Tensor> weights(Map<String, Shape> wanted) throws IOException {
        List<SavedLayer> layers = SavedLayer.of(architecture, where);
        Group root = file.root();
        return switch (kind) {
            case ZIP -> WeightsH5.read(root, layers, wanted, where);
            case LEGACY -> LegacyH5.read(root, layers, wanted, where);
        };
    }

    /// The architecture in a `.json` that Keras wrote by `to_json`, in the form of Keras 3.
    ///
    /// *Errors*: {@link ConfigException} for other files, and for one that wants code to be run.
    public static Map<String, @Nullable Object> architecture(Path path) throws IOException {
        String where = path.toString();
        if (Files.size(path) > KerasZip.LARGEST_TEXT) {
            throw new ConfigException(
                    where
                            + ": expected the JSON of a model, found "
                            + Files.size(path)
                            + " bytes.");
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        Map<String, @Nullable Object> json = Text.read(text, where);
        Trust.require(json, where);
        // Keras 3 names the module of each class, and no version.
        Object version = json.getOrDefault("keras_version", json.containsKey("module") ? "3" : "1");
        Map<String, @Nullable Object> modern = OldJson.modern(json, String.valueOf(version), where);
        Known.require(SavedLayer.of(modern, where), where);
        return modern;
    }

    /// The weights in a `.weights.h5`, or in a legacy file of weights alone, for an architecture.
    public static Map<String, Tensor> weights(
            Path path, Map<String, @Nullable Object> architecture, Map<String, Shape> wanted)
            throws IOException {
        String where = path.toString();
        List<SavedLayer> layers = SavedLayer.of(architecture, where);
        try (Hdf5File file = Hdf5File.open(path)) {
            return WeightsH5.is(file.root())
                    ? WeightsH5.read(file.root(), layers, wanted, where)
                    : LegacyH5.read(file.root(), layers, wanted, where);
        }
    }

    /// Writes a `.keras`.
    ///
    /// @param architecture in the form of Keras 3
    /// @param weights by path, in order
    public static void writeZip(
            Path path,
            Map<String, @Nullable Object> architecture,
            Map<String, Tensor> weights,
            long seed)
            throws IOException {
        List<SavedLayer> layers = SavedLayer.of(architecture, path.toString());
        KerasZip.write(path, architecture, seed, root -> WeightsH5.write(root, layers, weights));
    }

    /// Writes a whole model into one `.h5`.
    public static void writeLegacy(
            Path path, Map<String, @Nullable Object> architecture, Map<String, Tensor> weights)
            throws IOException {
        List<SavedLayer> layers = SavedLayer.of(architecture, path.toString());
        NewHdf5.write(path, root -> LegacyH5.write(root, architecture, layers, weights));
    }

    /// Writes a `.weights.h5`.
    public static void writeWeights(
            Path path, Map<String, @Nullable Object> architecture, Map<String, Tensor> weights)
            throws IOException {
        List<SavedLayer> layers = SavedLayer.of(architecture, path.toString());
        NewHdf5.write(path, root -> WeightsH5.write(root, layers, weights));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
