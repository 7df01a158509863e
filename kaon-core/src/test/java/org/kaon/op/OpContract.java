package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Graph;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What every engine owes every op: the interpreter's numbers, in float32, for all cases and for
/// the gradients of all that have one. An engine's test implements it by running a graph.
public interface OpContract {

    /// Runs a graph once on exactly the inputs that it has; results must outlive the call.
    Map<String, Tensor> run(Graph graph, Map<String, Tensor> feeds);

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    default void computesWhatTheLoopsCompute(OpCase example) {
        compare(example, example.graph());
    }

    @ParameterizedTest
    @MethodSource("org.kaon.op.OpCases#all")
    default void computesTheGradientThatTheLoopsCompute(OpCase example) {
        compare(example, example.gradientGraph());
    }

    @ParameterizedTest
    @MethodSource("inBfloat16")
    default void computesInBfloat16WhatTheLoopsCompute(OpCase example) {
        compare(example, example.graph());
    }

    @ParameterizedTest
    @MethodSource("inBfloat16")
    default void computesTheGradientInBfloat16ThatTheLoopsCompute(OpCase example) {
        compare(example, example.gradientGraph());
    }

    /// The cases that take floats, on bfloat16.
    static Stream<OpCase> inBfloat16() {
        return OpCases.all().stream().filter(OpCase::hasFloats).map(OpCase::inBfloat16);
    }

    /// Compares all outputs of a graph with the interpreter's, within the rounding of their type.
    ///
    /// Loops round each op's result to bfloat16; an engine may keep float32 from op to op.
    default void compare(OpCase example, Graph graph) {
        if (graph.outputs().isEmpty()) {
            return;
        }
        List<Value> values = List.copyOf(graph.outputs().values());
        Map<String, Tensor> feeds = example.feeds();
        feeds.keySet().retainAll(graph.placeholders().stream().map(Placeholder::label).toList());
        Map<String, Tensor> actual = run(graph, feeds);
        List<Doubles> expected = Interpreter.evaluate(values, example.doubles());
        int i = 0;
        for (String name : graph.outputs().keySet()) {
            Tensor found = Objects.requireNonNull(actual.get(name), name);
            requireClose(example + " " + name, found, expected.get(i++), example.rounds());
        }
    }

    private static double tolerance(DataType type) {
        return switch (type) {
            case FLOAT32 -> 8e-6;
            case BFLOAT16 -> 2e-2;
            case INT32, INT64, UINT8, BOOL -> 0;
        };
    }

    /// Whether float64 holds what an integer type wraps: the loops say nothing of such elements.
    private static boolean wraps(DataType type, double wanted) {
        return !type.isFloating() && Math.abs(wanted) > (type.bytes() == 8 ? 1L << 53 : 1L << 31);
    }

    /// With `rounds`, a float32 result comes of bfloat16 and is as exact as that.
    private static void requireClose(String what, Tensor actual, Doubles expected, boolean rounds) {
        assertThat(actual.type()).as(what).isEqualTo(expected.type());
        double largest = 0;
        for (double value : expected.values()) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        DataType type = actual.type().dataType();
        boolean coarse = rounds && type.isFloating();
        double tolerance = tolerance(coarse ? DataType.BFLOAT16 : type) * (1 + largest);
        for (int j = 0; j < expected.values().length; j++) {
            double wanted = expected.values()[j];
            double found = actual.at(j);
            boolean same =
                    Double.compare(wanted, found) == 0 || wanted == found || wraps(type, wanted);
            assertThat(same || Math.abs(wanted - found) <= tolerance)
                    .as("%s: element %d: expected %s, found %s", what, j, wanted, found)
                    .isTrue();
        }
    }
}
