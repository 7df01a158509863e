package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.gradient.GradientException;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The ops' own side of the contract, in float64: types, unknown extents, gradients against
/// differences, equality; and that no op is without a case.
class OpCasesTest {

    private static final double STEP = 1e-5;

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    void hasDistinctExtents(OpCase example) {
        assertThat(example.isSquare()).as("two equal extents hide a mix-up of axes").isFalse();
    }

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    void infersTheTypeThatItComputes(OpCase example) {
        Value y = example.call().apply(example.placeholders(shape -> shape));
        Doubles result = Interpreter.evaluate(List.of(y), example.doubles()).getFirst();
        assertThat(result.type()).isEqualTo(y.type());
        assertThat(result.values()).hasSize((int) y.shape().size());
    }

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    void infersTheSameTypeOnceUnknownExtentsAreBound(OpCase example) {
        Value known = example.call().apply(example.placeholders(shape -> shape));
        Value open;
        try {
            open = example.call().apply(example.placeholders(OpCasesTest::unknown));
        } catch (ShapeException e) {
            // A function that cannot do without an extent says so.
            assertThat(e).hasMessageContaining("known");
            return;
        }
        assertThat(open.shape().rank()).isEqualTo(known.shape().rank());
        assertThat(bound(example, open).type()).isEqualTo(known.type());
    }

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    void equalsItsTwin(OpCase example) {
        assertThat(example.op()).isEqualTo(example.op()).hasSameHashCodeAs(example.op());
        assertThat(example.op().name()).doesNotContain("[");
    }

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    void answersForEachInputWhetherItHasAGradient(OpCase example) {
        assertThat(example.gradients())
                .hasSameSizeAs(
                        example.call()
                                .apply(example.placeholders(shape -> shape))
                                .source()
                                .inputs());
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void hasTheGradientOfItsDifferences(OpCase example) {
        requireSlope(example, example.placeholders(shape -> shape), example::loss);
    }

    @ParameterizedTest
    @MethodSource("twiceDifferentiable")
    void hasTheSecondGradientOfItsDifferences(OpCase example) {
        Function<List<Value>, Value> slope =
                inputs -> {
                    List<Value> floats = OpCase.floats(inputs);
                    List<Value> gradients = Gradients.gradients(example.loss(inputs), floats);
                    Value total = constant(0f);
                    for (int i = 0; i < gradients.size(); i++) {
                        Value weights = OpCase.random(floats.get(i).shape(), 50 + i);
                        Value curved = Multiply.multiply(gradients.get(i), weights);
                        total = Add.add(total, Sum.sum(curved));
                    }
                    return total;
                };
        requireSlope(example, example.placeholders(shape -> shape), slope);
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void hasTheSameGradientWhereTheBatchIsUnknown(OpCase example) {
        List<Value> known = example.placeholders(shape -> shape);
        List<Value> open =
                example.placeholders(shape -> shape.rank() > 0 ? shape.with(0, Shape.ANY) : shape);
        List<Value> expected = Gradients.gradients(example.loss(known), OpCase.floats(known));
        List<Value> actual;
        try {
            actual = Gradients.gradients(example.loss(open), OpCase.floats(open));
        } catch (GradientException e) {
            assertThat(e).hasMessageContaining("not known yet");
            return;
        }
        List<Doubles> first = Interpreter.evaluate(expected, example.doubles());
        List<Doubles> second = Interpreter.evaluate(actual, example.doubles());
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).type()).isEqualTo(first.get(i).type());
            // What is summed may be summed in another order.
            assertThat(second.get(i).values())
                    .containsExactly(first.get(i).values(), within(1e-11));
        }
    }

    @Test
    void everyOpHasACase() throws IOException, URISyntaxException {
        Set<String> tried = new TreeSet<>(Set.of(Blank.class.getName()));
        OpCases.all().forEach(example -> tried.add(example.op().getClass().getName()));
        assertThat(tried).containsAll(opClasses());
        assertThat(opClasses()).hasSizeGreaterThan(45);
    }

    // A number rounded to bfloat16 moves in steps, so its slope is none that differences could see.
    private static boolean isSmooth(OpCase example) {
        return example.graph().nodes().stream()
                .noneMatch(node -> node.output(0).dataType() == DataType.BFLOAT16);
    }

    static Stream<OpCase> differentiable() {
        return OpCases.all().stream().filter(example -> example.order() >= 1 && isSmooth(example));
    }

    static Stream<OpCase> twiceDifferentiable() {
        return OpCases.all().stream().filter(example -> example.order() >= 2 && isSmooth(example));
    }

    private static Set<String> opClasses() throws IOException, URISyntaxException {
        Path place =
                Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .resolve("org/kaon/op");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(place)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .map(name -> "org.kaon.op." + name.substring(0, name.length() - 6))
                    .filter(OpCasesTest::isOp)
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean isOp(String name) {
        try {
            Class<?> type = Class.forName(name);
            return Op.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Shape unknown(Shape shape) {
        long[] extents = shape.extents();
        Arrays.fill(extents, Shape.ANY);
        return Shape.of(extents);
    }

    private static Value bound(OpCase example, Value open) {
        Map<String, Shape> shapes = new TreeMap<>();
        example.feeds().forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return new Graph(Map.of("y", open), Map.of()).bind(shapes).roots().getFirst();
    }

    /// Compares `Σ gradient·direction` with a central difference along the direction.
    private static void requireSlope(
            OpCase example, List<Value> inputs, Function<List<Value>, Value> function) {
        List<Value> floats = OpCase.floats(inputs);
        Value loss = function.apply(inputs);
        List<Value> gradients = Gradients.gradients(loss, floats);
        Map<String, Doubles> here = example.doubles();
        List<Doubles> values = Interpreter.evaluate(gradients, here);
        Random random = new Random(3);
        double slope = 0;
        double size = 1;
        Map<String, Doubles> ahead = new TreeMap<>(here);
        Map<String, Doubles> behind = new TreeMap<>(here);
        int gradient = 0;
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).dataType().isFloating()) {
                String name = "x" + i;
                Doubles origin = Objects.requireNonNull(here.get(name));
                double[] direction = new double[origin.values().length];
                Arrays.setAll(direction, _ -> random.nextGaussian());
                double[] by = values.get(gradient++).values();
                for (int j = 0; j < direction.length; j++) {
                    slope += by[j] * direction[j];
                    size += Math.abs(by[j] * direction[j]);
                }
                ahead.put(name, moved(origin, direction, STEP));
                behind.put(name, moved(origin, direction, -STEP));
            }
        }
        double difference = (valueOf(loss, ahead) - valueOf(loss, behind)) / (2 * STEP);
        assertThat(slope).isCloseTo(difference, within(1e-7 * size + 1e-9 / STEP * 1e-3));
    }

    private static Doubles moved(Doubles from, double[] direction, double step) {
        double[] values = from.values().clone();
        Arrays.setAll(values, i -> values[i] + step * direction[i]);
        return new Doubles(from.type(), values);
    }

    private static double valueOf(Value scalar, Map<String, Doubles> feeds) {
        return Interpreter.evaluate(new ArrayList<>(List.of(scalar)), feeds).getFirst().values()[0];
    }
}
