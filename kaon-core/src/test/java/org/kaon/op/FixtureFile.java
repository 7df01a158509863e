package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What another program gives for some functions and their gradients, as `fixture.py` writes it.
record FixtureFile(Map<String, Example> examples) {

    /// One call: its inputs by name, its outputs, and the gradients by every float input of `Σ
    /// y[i]·sin(i + 1)` over all outputs.
    record Example(
            Map<String, Doubles> inputs, List<Doubles> outputs, Map<String, Doubles> gradients) {}

    static FixtureFile read(String name) {
        try (InputStream stream =
                Objects.requireNonNull(FixtureFile.class.getResourceAsStream(name), name)) {
            Map<String, Example> examples = new LinkedHashMap<>();
            Example example = null;
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(it -> !it.startsWith("#")).toList()) {
                String[] words = line.split(" ");
                if (words[0].equals("case")) {
                    example =
                            new Example(
                                    new LinkedHashMap<>(),
                                    new ArrayList<>(),
                                    new LinkedHashMap<>());
                    examples.put(line.substring(5), example);
                } else {
                    Doubles values = values(words);
                    Example open = Objects.requireNonNull(example, "a case before " + line);
                    switch (words[0]) {
                        case "in" -> open.inputs.put(words[1], values);
                        case "out" -> open.outputs.add(values);
                        case "grad" -> open.gradients.put(words[1], values);
                        default -> throw new AssertionError(line);
                    }
                }
            }
            return new FixtureFile(examples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Doubles values(String[] words) {
        Shape shape =
                words[3].equals("-")
                        ? Shape.scalar()
                        : Shape.of(
                                Arrays.stream(words[3].split(","))
                                        .mapToLong(Long::parseLong)
                                        .toArray());
        DataType type = words[2].equals("bool") ? DataType.BOOL : DataType.FLOAT32;
        return new Doubles(
                new TensorType(type, shape),
                Arrays.stream(words).skip(4).mapToDouble(Double::parseDouble).toArray());
    }

    /// Compares a function's outputs and gradients, computed in float64, with an example's.
    void check(String name, Function<Map<String, Value>, List<Value>> function) {
        Example example = Objects.requireNonNull(examples.get(name), name);
        Map<String, Value> inputs = new LinkedHashMap<>();
        example.inputs.forEach((key, value) -> inputs.put(key, placeholder(key, value.type())));
        List<Value> outputs = function.apply(inputs);
        assertThat(outputs).hasSameSizeAs(example.outputs);
        List<Value> by = example.gradients.keySet().stream().map(inputs::get).toList();
        Value loss = outputs.stream().map(FixtureFile::weighted).reduce(Add::add).orElseThrow();
        List<Value> wanted = new ArrayList<>(outputs);
        wanted.addAll(Gradients.gradients(loss, by));
        List<Doubles> expected = new ArrayList<>(example.outputs);
        expected.addAll(example.gradients.values());
        List<Doubles> found = Interpreter.evaluate(wanted, example.inputs);
        for (int i = 0; i < found.size(); i++) {
            double largest = Arrays.stream(expected.get(i).values()).map(Math::abs).max().orElse(0);
            // Kaon's constants, such as ε, are float32.
            double tolerance = 1e-6 * (1 + largest);
            assertThat(found.get(i).shape())
                    .as("%s, result %d", name, i)
                    .isEqualTo(expected.get(i).shape());
            assertThat(found.get(i).values())
                    .as("%s, result %d", name, i)
                    .containsExactly(expected.get(i).values(), within(tolerance));
        }
    }

    private static Value weighted(Value y) {
        float[] weights = new float[(int) y.shape().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i + 1.0);
        }
        return sum(multiply(y, constant(y.shape(), weights)));
    }
}
