package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

class NamedTensorsTest {

    @TempDir Path folder;

    private static Tensor floats(float... values) {
        Tensor tensor = Tensor.allocate(TensorType.float32(values.length), Arena.ofAuto());
        for (int i = 0; i < values.length; i++) {
            tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, values[i]);
        }
        return tensor;
    }

    @Test
    void tensorsComeBackByName() throws IOException {
        Path file = folder.resolve("out.npz");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("top", floats(1, 2, 3));
        tensors.put("none", floats());
        NamedTensors.write(file, tensors);

        Map<String, Tensor> read = NamedTensors.read(file);
        assertThat(read.keySet()).containsExactly("top", "none");
        Tensor top = read.getOrDefault("top", floats());
        assertThat(top.data().getAtIndex(ValueLayout.JAVA_FLOAT, 2)).isEqualTo(3);
        assertThat(folder.toFile().list()).containsExactly("out.npz");
    }

    @Test
    void whatFailsLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("out.npz");
        Files.writeString(file, "old");
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("top", floats(1, 2, 3));
        TensorType narrow = new TensorType(DataType.BFLOAT16, Shape.of(2));
        tensors.put("narrow", Tensor.allocate(narrow, Arena.ofAuto()));

        assertThatThrownBy(() -> NamedTensors.write(file, tensors))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("no bfloat16");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("out.npz");
    }
}
