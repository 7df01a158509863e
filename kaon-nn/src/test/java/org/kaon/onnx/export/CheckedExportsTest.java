package org.kaon.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Padding.SAME;

import org.junit.jupiter.api.Test;
import org.kaon.model.Model;
import org.kaon.onnx.ModelWriter;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What Kaon writes is byte by byte what `check_exports.py` had checked by onnx and ONNX Runtime.
/// With the property `kaon.exports` the models are written to that folder, for the script.
class CheckedExportsTest {

    private static Map<String, Model> models() {
        Map<String, Model> models = new TreeMap<>();
        models.put(
                "mlp.onnx",
                sequential(input(28), dense(30, RELU), dense(30, RELU), dense(1, SIGMOID))
                        .initialise(3));
        models.put(
                "cnn.onnx",
                sequential(
                                input(12, 12, 1),
                                conv2D(8, 3).padding(SAME),
                                conv2D(8, 3).padding(SAME).strides(2, 2).activation(RELU),
                                maxPooling2D(2),
                                flatten(),
                                dense(10, RELU),
                                dropout(0.3),
                                dense(2, SOFTMAX))
                        .initialise(5));
        return models;
    }

    @Test
    void theBytesAreThoseThatWereChecked() throws Exception {
        StringBuilder written = new StringBuilder();
        String folder = System.getProperty("kaon.exports", "");
        for (Map.Entry<String, Model> entry : models().entrySet()) {
            byte[] bytes = ModelWriter.bytes(OnnxExport.export(entry.getValue().inference()));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            written.append(entry.getKey())
                    .append(' ')
                    .append(HexFormat.of().formatHex(hash))
                    .append('\n');
            if (!folder.isEmpty()) {
                Files.write(Path.of(folder, entry.getKey()), bytes);
            }
        }
        try (InputStream in = CheckedExportsTest.class.getResourceAsStream("checked.txt")) {
            byte[] checked = Objects.requireNonNull(in).readAllBytes();
            assertThat(written.toString())
                    .as("Kaon writes other bytes: run check_exports.py on them")
                    .isEqualTo(new String(checked, StandardCharsets.UTF_8));
        }
    }
}
