package org.kaon.cli;

import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Functional.functional;
import static org.kaon.model.Sequential.sequential;

import org.kaon.io.column.ElementType;
import org.kaon.io.hdf5.Group;
import org.kaon.io.hdf5.Hdf5File;
import org.kaon.io.hdf5.NewHdf5;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.layer.Merge;
import org.kaon.model.Model;
import org.kaon.model.Symbol;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Files of models with something wrong, made of good ones.
record BadModels(Path folder) {

    /// A small image network in a `.keras`.
    Path image() throws IOException {
        Path file = folder.resolve("image.keras");
        if (!Files.exists(file)) {
            sequential(
                            input(8, 8, 1),
                            conv2D(4, 3).activation(RELU),
                            maxPooling2D(2),
                            flatten(),
                            dropout(0.5),
                            dense(6, RELU),
                            dense(2, SOFTMAX))
                    .initialise(1)
                    .save(file);
        }
        return file;
    }

    /// A network with two inputs and two outputs.
    Model twoEnds() {
        Symbol jet = Symbol.input("jet", 4);
        Symbol track = Symbol.input("track", 3);
        Symbol left = jet.to("left", dense(5));
        Symbol right = track.to("right", dense(5));
        Symbol sum = Symbol.join("sum", new Merge(Merge.Kind.ADD), left, right);
        return functional(
                        "two",
                        List.of(jet, track),
                        List.of(sum.to("mass", dense(1)), sum.to("label", dense(2, SOFTMAX))))
                .initialise(1);
    }

    Path functionalFile() throws IOException {
        Path file = folder.resolve("two.keras");
        twoEnds().save(file);
        return file;
    }

    /// A `.keras` with text of its configuration replaced.
    Path changed(Path good, String name, String from, String to) throws IOException {
        String config = member(good, "config.json");
        if (!config.contains(from)) {
            throw new IllegalArgumentException(from + " is not in " + config);
        }
        return with(good, name, config.replace(from, to));
    }

    /// A `.keras` with another configuration.
    Path with(Path good, String name, String config) throws IOException {
        Path file = folder.resolve(name);
        try (ZipFile zip = new ZipFile(good.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("config.json"));
            out.write(config.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("model.weights.h5"));
            try (InputStream in = zip.getInputStream(zip.getEntry("model.weights.h5"))) {
                in.transferTo(out);
            }
        }
        return file;
    }

    Path withoutWeights(Path good, String name) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("config.json"));
            out.write(member(good, "config.json").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static String member(Path zipped, String name) throws IOException {
        try (ZipFile zip = new ZipFile(zipped.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Path bomb(String name) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("config.json"));
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        return file;
    }

    Path cut(Path good, String name, double share) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        return bytes(name, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    Path bytes(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    Path text(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /// A legacy `.h5` as Keras 1 wrote it, without weights.
    Path old(String name, String layers) throws IOException {
        Path file = folder.resolve(name);
        String config = "{\"class_name\": \"Sequential\", \"config\": [" + layers + "]}";
        NewHdf5.write(
                file,
                root -> {
                    root.attributes().put("model_config", config).put("keras_version", "1.2.2");
                    root.group("model_weights").attributes().put("layer_names", List.of());
                });
        return file;
    }

    /// The image network as a legacy `.h5`, whose list of layers is another.
    Path renamed(String name, List<String> layers) throws IOException {
        Path good = folder.resolve("good.h5");
        Model.load(image()).save(good);
        Path file = folder.resolve(name);
        try (Hdf5File read = Hdf5File.open(good)) {
            Group root = read.root();
            String config = root.attributes().text("model_config").orElseThrow();
            NewHdf5.write(
                    file,
                    out -> {
                        out.attributes().put("model_config", config).put("keras_version", "3.15.1");
                        out.group("model_weights").attributes().put("layer_names", layers);
                    });
        }
        return file;
    }

    Path array(String name, Integer... shape) throws IOException {
        Path file = folder.resolve(name);
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        Npy.write(
                file,
                new Array(
                        ElementType.FLOAT32,
                        Arrays.stream(shape).map(Long::valueOf).toList(),
                        Arena.ofAuto().allocate(4L * size)));
        return file;
    }
}
