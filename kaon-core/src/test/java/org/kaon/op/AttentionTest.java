package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Sum.sum;

import org.junit.jupiter.api.Test;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class AttentionTest {

    private static final FixtureFile KERAS = FixtureFile.read("attention_values.txt");

    private static Value in(Map<String, Value> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    private static void check(String name, Attention attention) {
        KERAS.check(
                name,
                in -> {
                    Attention full = attention;
                    full = in.containsKey("mask") ? full.masked(in(in, "mask")) : full;
                    full = in.containsKey("bias") ? full.biased(in(in, "bias")) : full;
                    return List.of(full.apply(in(in, "q"), in(in, "k"), in(in, "v")));
                });
    }

    @Test
    void givesWhatKerasGives() {
        Attention attention = Attention.ofDepth(6);
        check("plain", attention);
        check("scaled", Attention.scaled(0.3f));
        check("masked", attention);
        check("biased", attention);
        check("causal", attention.lookingBack());
        check("masked and biased", attention);
    }

    @Test
    void aQueryThatSeesNothingGivesZerosAndZeroGradients() {
        List<Value> qkv =
                List.of(
                        placeholder("q", Shape.of(2, 3)),
                        placeholder("k", Shape.of(4, 3)),
                        placeholder("v", Shape.of(4, 5)));
        Value mask = Not.not(Triangle.lower(2, 4));
        Value nothing = And.and(mask, Triangle.lower(2, 4));
        Value y = Attention.ofDepth(3).masked(nothing).apply(qkv.get(0), qkv.get(1), qkv.get(2));
        List<Value> wanted = new ArrayList<>(List.of(y));
        wanted.addAll(Gradients.gradients(sum(y), qkv));
        Map<String, Doubles> feeds =
                Map.of(
                        "q", Doubles.of(OpInputs.signed(2, 3)),
                        "k", Doubles.of(OpInputs.signed(4, 3)),
                        "v", Doubles.of(OpInputs.signed(4, 5)));
        for (Doubles result : Interpreter.evaluate(wanted, feeds)) {
            assertThat(Arrays.stream(result.values())).allMatch(value -> value == 0);
        }
    }

    @Test
    void theTriangleLeavesOutWhatIsAboveTheDiagonal() {
        Value x = OpCase.random(Shape.of(2, 3), 1);
        List<Doubles> both = Interpreter.evaluate(List.of(x, Triangle.lowerPart(x)), Map.of());
        double[] full = both.getFirst().values();
        assertThat(both.getLast().values()).containsExactly(full[0], 0, 0, full[3], full[4], 0);
        assertThatThrownBy(() -> Triangle.lower(Shape.ANY, 3))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("known extents, found [?, 3]");
    }
}
