package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.config.ConfigException;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.model.Model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Bad files, and what is said about them.
class RefusedFilesTest {

    @TempDir private Path folder;

    private String config() throws IOException {
        try (ZipFile zip = new ZipFile(fixture("cnn.keras").toFile());
                InputStream in = zip.getInputStream(zip.getEntry("config.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path fixture(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = RefusedFilesTest.class.getResourceAsStream(name)) {
            Files.write(copy, in == null ? new byte[0] : in.readAllBytes());
        }
        return copy;
    }

    /// cnn.keras with another config.json.
    private Path with(String config) throws IOException {
        Path changed = folder.resolve("changed.keras");
        try (ZipFile zip = new ZipFile(fixture("cnn.keras").toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            out.putNextEntry(new ZipEntry("config.json"));
            out.write(config.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("model.weights.h5"));
            try (InputStream in = zip.getInputStream(zip.getEntry("model.weights.h5"))) {
                in.transferTo(out);
            }
            out.closeEntry();
        }
        return changed;
    }

    private AbstractThrowableAssert<?, ?> refused(String config) throws IOException {
        Path file = with(config);
        return assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void anArchiveWithoutItsEndIsRefused() throws IOException {
        Path file = fixture("cnn.keras");
        byte[] wrong = Files.readAllBytes(file);
        wrong[wrong.length - 1] = 113; // the comment is said to have 28,928 bytes
        Files.write(file, wrong);
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("no whole zip");
    }

    @Test
    void codeIsNotRun() throws IOException {
        refused(config().replace("\"GaussianNoise\"", "\"Lambda\""))
                .hasMessageContaining("\"small_cnn/gaussian_noise\" is a Lambda")
                .hasMessageContaining("runs no code");
        refused(config().replaceFirst("\"keras.layers\"", "\"os.path\""))
                .hasMessageContaining("of the Python module os.path");
        refused(config().replaceFirst("\"registered_name\": null", "\"registered_name\": \"my>X\""))
                .hasMessageContaining("somebody registered as my>X");
    }

    @Test
    void anUnknownLayerIsNamedWithItsPlaceAndTheNearest() throws IOException {
        refused(config().replace("\"MaxPooling2D\"", "\"MaxPoolling2D\""))
                .hasMessageContaining("layer 4 \"max_pooling2d\" (MaxPoolling2D)")
                .hasMessageContaining("max_pooling2d");
    }

    @Test
    void anUnknownSettingIsNotIgnored() throws IOException {
        refused(config().replace("\"units\": 6", "\"units\": 6, \"quantum\": 1"))
                .hasMessageContaining("(Dense)")
                .hasMessageContaining("quantum");
    }

    @Test
    void weightsOfAnotherShapeAreRefusedWithoutMakingRoom() throws IOException {
        refused(config().replace("\"units\": 6", "\"units\": 2000000000"))
                .hasMessageContaining("dense/kernel")
                .hasMessageContaining("[18, 6]");
    }

    @Test
    void brokenJsonIsSaidToBeSo() throws IOException {
        refused(config().substring(0, 500)).hasMessageContaining("expected a JSON object");
        refused("{}").hasMessageContaining("expects the JSON of a model");
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        assertThatThrownBy(() -> Model.load(fixture("cnn.weights.h5")))
                .hasMessageContaining("holds no architecture")
                .hasMessageContaining("weights alone");
        Path text = Files.writeString(folder.resolve("x.keras"), "no model");
        assertThatThrownBy(() -> Model.load(text)).isInstanceOf(ConfigException.class);
        Path cut = folder.resolve("cut.keras");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(fixture("cnn.keras")), 9000));
        assertThatThrownBy(() -> Model.load(cut)).isInstanceOf(ConfigException.class);
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        Path bomb = folder.resolve("bomb.keras");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("config.json"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        assertThatThrownBy(() -> Model.load(bomb))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("would unpack to 104857600 bytes");
    }

    @Test
    void namesTooManyForOneAttributeAreReadFromSeveral() throws IOException {
        Path file = folder.resolve("names.h5");
        NewHdf5.write(
                file,
                root -> {
                    root.attributes().put("layer_names0", java.util.List.of("a", "b"));
                    root.attributes().put("layer_names1", java.util.List.of("c"));
                });
        try (var read = org.kaon.io.hdf5.Hdf5File.open(file)) {
            assertThat(LegacyH5.texts(read.root().attributes(), "layer_names"))
                    .containsExactly("a", "b", "c");
        }
    }

    @Test
    void whatKerasDroppedIsRefusedByName() {
        Map<String, Object> old =
                Map.of(
                        "class_name",
                        "Sequential",
                        "config",
                        java.util.List.of(
                                Map.of(
                                        "class_name",
                                        "MaxoutDense",
                                        "config",
                                        Map.of("name", "m", "output_dim", 3))));
        assertThatThrownBy(() -> OldJson.modern(new java.util.HashMap<>(old), "1.2.2", "x.h5"))
                .hasMessageContaining("x.h5: layer 0 \"m\" is a MaxoutDense")
                .hasMessageContaining("dropped it in version 2");
    }
}
