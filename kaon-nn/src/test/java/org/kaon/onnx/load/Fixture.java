package org.kaon.onnx.load;

import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A model of `onnx_fixtures.py` with inputs and what ONNX Runtime made of them.
record Fixture(String name, Path model, Map<String, Tensor> inputs, Map<String, Tensor> outputs) {

    static List<Fixture> all() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> models =
                    files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
            List<Fixture> fixtures = new ArrayList<>();
            for (Path model : models) {
                fixtures.add(of(model));
            }
            return fixtures;
        }
    }

    static Path file(String name) throws URISyntaxException {
        return folder().resolve(name);
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(
                        Objects.requireNonNull(Fixture.class.getResource("onnx_fixtures.py"))
                                .toURI())
                .resolveSibling("");
    }

    private static Fixture of(Path model) throws IOException {
        String name = model.getFileName().toString().replace(".onnx", "");
        Map<String, Tensor> inputs = new TreeMap<>();
        Map<String, Tensor> outputs = new TreeMap<>();
        Path scratch = Files.createTempFile("kaon", ".npy");
        try (ZipInputStream zip =
                new ZipInputStream(Files.newInputStream(model.resolveSibling(name + ".npz")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(scratch, zip.readAllBytes());
                Tensor tensor = tensor(Npy.read(scratch, Arena.ofAuto()));
                String label = entry.getName().replace(".npy", "");
                boolean input = label.startsWith("in_");
                (input ? inputs : outputs).put(label.substring(input ? 3 : 4), tensor);
            }
        } finally {
            Files.delete(scratch);
        }
        return new Fixture(name, model, inputs, outputs);
    }

    private static Tensor tensor(Array array) {
        Shape shape = Shape.of(array.shape().stream().mapToLong(Long::longValue).toArray());
        DataType type =
                switch (array.element()) {
                    case FLOAT32 -> DataType.FLOAT32;
                    case INT32 -> DataType.INT32;
                    case INT64 -> DataType.INT64;
                    case BOOL -> DataType.BOOL;
                    default -> throw new AssertionError("fixture of " + array.element());
                };
        return new Tensor(new TensorType(type, shape), array.data());
    }

    @Override
    public String toString() {
        return name;
    }
}
