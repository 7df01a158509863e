package org.kaon.lab.run;

import org.kaon.io.column.FormatException;
import org.kaon.io.hdf5.Attributes;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.Hdf5File;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Tells networks from tables, by what is in a file.
public final class ModelFiles {

    private static final List<String> ENDINGS = List.of(".onnx", ".keras", ".weights.h5", ".zip");

    private ModelFiles() {}

    /// Whether a name ends as networks do and tables do not.
    public static boolean isNamed(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /// Whether a place is a run directory, or a file with a network, an architecture or the weights
    /// of one. What cannot be opened is none.
    public static boolean holdsModel(String place) throws IOException {
        Path path;
        try {
            path = Path.of(place);
        } catch (InvalidPathException e) {
            return false;
        }
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve("run.json"));
        }
        return Files.isReadable(path) && (ModelPlace.isOnnx(path) || holdsModel(path));
    }

    private static boolean holdsModel(Path file) throws IOException {
        int first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.read();
        }
        return switch (first) {
            case 0x89 -> inHdf5(file);
            case 'P' -> inZip(file);
            case '{' -> true;
            default -> false;
        };
    }

    private static boolean inZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("config.json") != null || zip.getEntry("state.json") != null;
        } catch (ZipException | EOFException e) {
            return false;
        }
    }

    // Keras 1 and 2 mark the file itself, Keras 3 keeps weights in groups of layers.
    private static boolean inHdf5(Path file) throws IOException {
        try (Hdf5File opened = Hdf5File.open(file)) {
            Group root = opened.root();
            Attributes attributes = root.attributes();
            return attributes.names().contains("model_config")
                    || attributes.names().contains("layer_names")
                    || root.names().contains("_layer_checkpoint_dependencies")
                    || root.names().contains("layers")
                            && root.find("layers").isPresent()
                            && root.find("layers").get() instanceof Group;
        } catch (FormatException e) {
            return false;
        }
    }
}
