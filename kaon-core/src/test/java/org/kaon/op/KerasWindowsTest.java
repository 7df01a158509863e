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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Ops that move a window or copy, against what Keras and NumPy compute: `keras_windows.txt`,
/// written by the script beside it.
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
        convolutions(values);
        transposed(values);
        copies(values);
        values.put("linear upsampling", LinearResize.linear(x(1, 2, 3, 2), List.of(2, 3)));
        values.put("linear resizing", LinearResize.linearTo(x(1, 5, 4, 2), List.of(3L, 7L)));
        values.put(
                "locally connected",
                LocallyConnected.locallyConnected(
                        x(2, 5, 6, 2),
                        k(8, 12, 3),
                        List.of(2, 3),
                        Window.window(2, VALID).withStrides(List.of(1, 3))));
        return values;
    }

    private static void copies(Map<String, Value> values) {
        for (Pad.Mode mode : Pad.Mode.values()) {
            values.put(
                    "pad " + mode.name().toLowerCase(Locale.ROOT),
                    Pad.pad(x(4, 5), List.of(1, 3), List.of(2, 0), mode));
        }
        AxisMap.Range backwards = StridedSlice.range(-2, 0, -3);
        values.put(
                "slice",
                StridedSlice.stridedSlice(x(7, 6), StridedSlice.range(1, 6, 2), backwards));
        values.put("flip", StridedSlice.flip(x(3, 4), 1));
        values.put("roll", Repeat.roll(x(3, 5), 2, 1));
        values.put("tile", Repeat.tile(x(2, 3), 2, 3));
        values.put("repeat", Repeat.repeat(x(2, 3), 3, 1));
        values.put("upsampling", UpSampling.nearest(x(1, 2, 3, 2), List.of(2, 3)));
        values.put("resizing up", UpSampling.nearestTo(x(1, 3, 4, 2), List.of(5L, 7L)));
        values.put("resizing down", UpSampling.nearestTo(x(1, 8, 9, 1), List.of(4L, 5L)));
    }

    private static void convolutions(Map<String, Value> values) {
        Window same = Window.window(2, SAME);
        Window valid = Window.window(2, VALID);
        put(values, "convolution", x(1, 5, 4, 2), k(3, 2, 2, 3), same.withStrides(List.of(2, 1)));
        Window spread = same.withDilations(List.of(3, 2));
        put(values, "dilated convolution", x(1, 5, 6, 2), k(2, 3, 2, 2), spread);
        put(values, "grouped convolution", x(1, 4, 3, 4), k(2, 2, 2, 6), valid.withGroups(2));
        Window volume = Window.window(3, SAME).withStrides(List.of(1, 2, 1));
        put(values, "volume convolution", x(1, 3, 4, 2, 2), k(2, 2, 1, 2, 2), volume);
        Window causal = Window.window(1, Padding.causal(5)).withDilations(List.of(2));
        put(values, "causal convolution", x(1, 7, 2), k(3, 2, 2), causal);
        put(values, "depthwise convolution", x(1, 4, 5, 3), k(3, 2, 3, 2), same.depthwise());
        Window steps = valid.withStrides(List.of(2, 2)).depthwise();
        put(values, "strided depthwise convolution", x(1, 5, 5, 2), k(3, 3, 2, 1), steps);
        values.put(
                "separable convolution",
                SeparableConvolution.separableConvolution(
                        x(1, 4, 5, 2), k(3, 2, 2, 2), k(1, 1, 4, 3), same));
    }

    private static void put(
            Map<String, Value> values, String name, Value x, Value kernel, Window window) {
        values.put(name, Convolution.convolution(x, kernel, window));
    }

    private static void transposed(Map<String, Value> values) {
        turned(values, List.of(3, 2), List.of(2, 3), SAME, List.of());
        turned(values, List.of(3, 2), List.of(2, 3), VALID, List.of());
        turned(values, List.of(4, 5), List.of(2, 3), SAME, List.of());
        turned(values, List.of(4, 5), List.of(2, 3), VALID, List.of());
        turned(values, List.of(3, 4), List.of(3, 2), SAME, List.of(1, 0));
        turned(values, List.of(3, 4), List.of(3, 2), SAME, List.of(2, 1));
        turned(values, List.of(3, 4), List.of(3, 2), VALID, List.of(2, 1));
        turned(values, List.of(2, 5), List.of(1, 1), SAME, List.of());
        for (Padding padding : List.of(SAME, VALID)) {
            Window spread = Window.window(2, padding).withDilations(List.of(2, 3));
            values.put(
                    "transposed dilated " + padding.kind().name().toLowerCase(Locale.ROOT),
                    TransposedConvolution.transposedConvolution(
                            x(1, 3, 4, 2), k(2, 3, 1, 2), spread));
        }
        Window line = Window.window(1, SAME).withStrides(List.of(3));
        values.put(
                "transposed sequence",
                TransposedConvolution.transposedConvolution(x(2, 3, 2), k(4, 3, 2), line));
        Window volume = Window.window(3, SAME).withStrides(List.of(2, 1, 2));
        values.put(
                "transposed volume",
                TransposedConvolution.transposedConvolution(
                        x(1, 2, 3, 2, 1), k(3, 2, 2, 2, 1), volume));
    }

    private static void turned(
            Map<String, Value> values,
            List<Integer> size,
            List<Integer> strides,
            Padding padding,
            List<Integer> longer) {
        String name =
                "transposed (%d, %d) (%d, %d) %s %s"
                        .formatted(
                                size.get(0),
                                size.get(1),
                                strides.get(0),
                                strides.get(1),
                                padding.kind().name().toLowerCase(Locale.ROOT),
                                longer.isEmpty()
                                        ? "None"
                                        : "(" + longer.get(0) + ", " + longer.get(1) + ")");
        values.put(
                name,
                TransposedConvolution.transposedConvolution(
                        x(1, 3, 4, 2),
                        k(size.get(0), size.get(1), 3, 2),
                        Window.window(2, padding).withStrides(strides),
                        longer));
    }

    private static Value k(long... extents) {
        return wave(Shape.of(extents), 5, 13, 8);
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
