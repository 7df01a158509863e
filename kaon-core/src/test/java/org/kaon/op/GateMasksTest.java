package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A factor that is the same for all elements may as well stand in the kernel.
class GateMasksTest {

    private static final Value X = wave(0.3, 2, 3, 4);

    private static Value wave(double step, long... extents) {
        float[] values = new float[(int) Shape.of(extents).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(1 + step * i);
        }
        return constant(Tensor.of(Shape.of(extents), values));
    }

    private static Value full(float value, long... extents) {
        float[] values = new float[(int) Shape.of(extents).size()];
        Arrays.fill(values, value);
        return constant(Tensor.of(Shape.of(extents), values));
    }

    private static GateMasks masks(int gates) {
        List<Value> inputs = IntStream.range(0, gates).mapToObj(g -> full(1 + g, 2, 1, 4)).toList();
        List<Value> states = IntStream.range(0, gates).mapToObj(g -> full(2 - g, 2, 2)).toList();
        return new GateMasks(inputs, states);
    }

    /// A kernel whose gates are multiplied by the factors that `masks` has for them.
    private static Value scaled(Value kernel, int gates, boolean input) {
        Value[] columns = new Value[gates];
        for (int g = 0; g < gates; g++) {
            Value part = Slice.slice(kernel, 1, 2L * g, 2L * g + 2);
            columns[g] = multiply(part, constant(input ? 1f + g : 2f - g));
        }
        return Concat.concat(1, columns);
    }

    private static void check(RecurrentCell masked, RecurrentCell plain) {
        Recurrence recurrence = Recurrence.forward();
        List<Doubles> found =
                Interpreter.evaluate(
                        List.of(
                                recurrence.apply(masked, X).sequence(),
                                recurrence.apply(plain, X).sequence()),
                        Map.of());
        assertThat(found.getFirst().values())
                .containsExactly(found.getLast().values(), within(1e-12));
    }

    @Test
    void eachGateOfEachCellHasItsOwnFactor() {
        Value kernel = wave(0.7, 4, 8);
        Value recurrent = wave(0.9, 2, 8);
        Value zero = constant(0f);
        check(
                new LstmCell(kernel, recurrent, zero, Tanh::tanh, Sigmoid::sigmoid, masks(4)),
                LstmCell.of(scaled(kernel, 4, true), scaled(recurrent, 4, false), zero));
        Value three = Slice.slice(kernel, 1, 0, 6);
        Value gates = Slice.slice(recurrent, 1, 0, 6);
        check(
                new GruCell(three, gates, zero, zero, Tanh::tanh, Sigmoid::sigmoid, masks(3)),
                GruCell.of(scaled(three, 3, true), scaled(gates, 3, false), zero));
        check(
                new GruResetBeforeCell(
                        three,
                        Slice.slice(gates, 1, 0, 4),
                        Slice.slice(gates, 1, 4, 6),
                        zero,
                        Tanh::tanh,
                        Sigmoid::sigmoid,
                        masks(3)),
                GruResetBeforeCell.of(scaled(three, 3, true), scaled(gates, 3, false), zero));
    }

    @Test
    void oneFactorIsForAllGates() {
        Value kernel = wave(0.7, 4, 2);
        Value recurrent = wave(0.9, 2, 2);
        GateMasks one = new GateMasks(List.of(full(3, 2, 1, 4)), List.of(full(0.5f, 2, 2)));
        check(
                new SimpleCell(kernel, recurrent, constant(0f), Tanh::tanh, one),
                new SimpleCell(
                        multiply(kernel, constant(3f)),
                        multiply(recurrent, constant(0.5f)),
                        constant(0f),
                        Tanh::tanh));
    }
}
