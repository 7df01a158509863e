package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One object of `keras_numbers.json`, which `keras_numbers.py` beside it has written.
public record KerasNumbers(Map<String, @Nullable Object> values) {

    private static final Map<String, @Nullable Object> ALL = resource("keras_numbers.json");

    public static KerasNumbers section(String name) {
        return new KerasNumbers(map(ALL.get(name)));
    }

    public static List<KerasNumbers> rows(String name) {
        return list(ALL.get(name));
    }

    /// The rows of `NAME.json`, which `keras_parts.py` has written.
    public static List<KerasNumbers> file(String name) {
        return list(resource(name + ".json").get("rows"));
    }

    public static Map<String, @Nullable Object> resource(String name) {
        try (InputStream in = KerasNumbers.class.getResourceAsStream(name)) {
            return map(new JsonMapper().readValue(Objects.requireNonNull(in), Object.class));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public Object at(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    public KerasNumbers in(String key) {
        return new KerasNumbers(map(at(key)));
    }

    public List<KerasNumbers> each(String key) {
        return list(at(key));
    }

    public double number(String key) {
        return ((Number) at(key)).doubleValue();
    }

    public double[] numbers(String key) {
        return ((List<?>) at(key)).stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    }

    /// `{shape, values}` as float32.
    public Tensor tensor(String key) {
        return in(key).tensor();
    }

    public Tensor tensor() {
        double[] values = numbers("values");
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.of(shape(), floats);
    }

    /// `{shape, values}` as int32 where the row says so, else as float32.
    public Tensor target() {
        Tensor floats = tensor("target");
        if (!Boolean.TRUE.equals(at("integers"))) {
            return floats;
        }
        int[] numbers = new int[(int) floats.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) floats.at(i);
        }
        return Tensor.of(floats.shape(), numbers);
    }

    public Shape shape() {
        long[] extents = new long[numbers("shape").length];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = (long) numbers("shape")[i];
        }
        return Shape.of(extents);
    }

    /// All values as tensors by name.
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        values.keySet().forEach(name -> tensors.put(name, tensor(name)));
        return tensors;
    }

    /// The JSON tree of plain values, whatever number types hold them.
    public static JsonNode tree(Object value) {
        JsonMapper mapper = new JsonMapper();
        return mapper.readTree(mapper.writeValueAsString(value));
    }

    /// The same tree with every number as a double, for settings where Keras writes 3 for 3.0.
    public static JsonNode decimals(Object value) {
        JsonMapper mapper = new JsonMapper();
        String text = mapper.writeValueAsString(value);
        return mapper.readTree(text.replaceAll("(?<=[:\\[,])(-?\\d+)(?=[,}\\]])", "$1.0"));
    }

    private static List<KerasNumbers> list(@Nullable Object value) {
        List<KerasNumbers> rows = new ArrayList<>();
        for (Object row : (List<?>) Objects.requireNonNull(value)) {
            rows.add(new KerasNumbers(map(row)));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(value))
                .forEach((key, each) -> map.put(String.valueOf(key), each));
        return map;
    }
}
