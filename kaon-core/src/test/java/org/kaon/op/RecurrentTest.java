package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

class RecurrentTest {

    private static final FixtureFile KERAS = FixtureFile.read("recurrent_values.txt");

    static Set<String> names() {
        return KERAS.examples().keySet();
    }

    private static RecurrentCell cell(String name, Map<String, Value> in) {
        Value kernel = in(in, "kernel");
        Value recurrent = in(in, "recurrent");
        Value bias = in(in, "bias");
        if (name.startsWith("simple")) {
            return new SimpleCell(kernel, recurrent, bias, Tanh::tanh);
        }
        if (name.startsWith("lstm")) {
            return LstmCell.of(kernel, recurrent, bias);
        }
        return name.startsWith("gru reset before")
                ? GruResetBeforeCell.of(kernel, recurrent, bias)
                : GruCell.of(kernel, recurrent, bias);
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesWhatKerasGives(String name) {
        KERAS.check(
                name,
                in -> {
                    Recurrence recurrence =
                            name.endsWith("reversed")
                                    ? Recurrence.backward()
                                    : Recurrence.forward();
                    if (in.containsKey("mask")) {
                        recurrence = recurrence.masked(in(in, "mask"), name.endsWith("zeros"));
                    }
                    if (in.containsKey("c")) {
                        recurrence = recurrence.from(in(in, "h"), in(in, "c"));
                    } else if (in.containsKey("h")) {
                        recurrence = recurrence.from(in(in, "h"));
                    }
                    Recurrence.Unrolled run = recurrence.apply(cell(name, in), in(in, "x"));
                    if (!name.contains("mask") && !name.contains("state")) {
                        return List.of(run.last());
                    }
                    List<Value> all = new ArrayList<>(List.of(run.sequence()));
                    all.addAll(run.states());
                    return all;
                });
    }

    @Test
    void takesAnUnknownBatchAndRefusesAnUnknownTime() {
        Value kernel = placeholder("kernel", Shape.of(3, 16));
        LstmCell lstm =
                LstmCell.of(
                        kernel,
                        placeholder("recurrent", Shape.of(4, 16)),
                        placeholder("bias", Shape.of(16)));
        Value open = placeholder("x", Shape.of(Shape.ANY, 5, 3));
        assertThat(Recurrence.forward().apply(lstm, open).sequence().shape())
                .isEqualTo(Shape.of(Shape.ANY, 5, 4));
        Value endless = placeholder("x", Shape.of(2, Shape.ANY, 3));
        assertThatThrownBy(() -> Recurrence.forward().apply(lstm, endless))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("known time of at least 1, found [2, ?, 3]");
        assertThatThrownBy(() -> Recurrence.forward().from(kernel).apply(lstm, open))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 initial states, found 1");
    }

    private static Value in(Map<String, Value> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }
}
