package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Padding.SAME;
import static org.kaon.op.Padding.VALID;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Ops that move a window, against what Keras computes: `keras_windows.txt`, written by the script
/// beside it.
class KerasWindowsTest {

    @ParameterizedTest
    @MethodSource("names")
    void computesWhatKerasComputes(String name) {
        Value y = Objects.requireNonNull(values().get(name));
        Doubles found = Interpreter.evaluate(List.of(y), Map.of()).getFirst();
        Doubles wanted = Objects.requireNonNull(fixture().get(name), name);
        assertThat(found.shape()).isEqualTo(wanted.shape());
        assertThat(found.values()).containsExactly(wanted.values(), within(1e-5));
    }

    @Test
    void comparesEveryLineOfTheFixture() {
        assertThat(fixture().keySet()).isEqualTo(values().keySet());
    }

    static Set<String> names() {
        return values().keySet();
    }

    private static Map<String, Value> values() {
        Map<String, Value> values = new LinkedHashMap<>();
        pooling(values);
        return values;
    }

    private static void pooling(Map<String, Value> values) {
        List<Integer> size = List.of(3, 2);
        List<Integer> strides = List.of(2, 3);
        Value image = x(1, 5, 4, 2);
        values.put("average same", AveragePooling.averagePooling(image, size, strides, SAME));
        values.put(
                "average valid",
                AveragePooling.averagePooling(x(1, 7, 3), List.of(3), List.of(2), VALID));
        values.put(
                "average volume",
                AveragePooling.averagePooling(
                        x(1, 3, 4, 2, 1), List.of(2, 3, 2), List.of(1, 2, 2), SAME));
        values.put("max same", MaxPooling.maxPooling(image, size, strides, SAME));
        values.put("max sequence", MaxPooling.maxPooling(x(2, 7, 3), List.of(4), List.of(3), SAME));
        values.put("global average", GlobalPooling.globalAveragePooling(x(2, 3, 4, 2), false));
        values.put("global max", GlobalPooling.globalMaxPooling(x(2, 3, 4, 2), true));
    }

    private static Value x(long... extents) {
        return wave(Shape.of(extents), 7, 11, 4);
    }

    private static Value wave(Shape shape, int step, int period, float scale) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * step % period - period / 2) / scale;
        }
        return constant(shape, values);
    }

    private static Map<String, Doubles> fixture() {
        Map<String, Doubles> fixture = new LinkedHashMap<>();
        try (InputStream in = KerasWindowsTest.class.getResourceAsStream("keras_windows.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 3))
                    .forEach(parts -> fixture.put(parts[0], doubles(parts[1], parts[2])));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return fixture;
    }

    private static Doubles doubles(String shape, String elements) {
        long[] extents = Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray();
        double[] values =
                Arrays.stream(elements.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return new Doubles(constant(0f).type().withShape(Shape.of(extents)), values);
    }
}
