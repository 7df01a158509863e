package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

class NormalisationTest {

    private static final FixtureFile KERAS = FixtureFile.read("normalisation_values.txt");

    private static Value in(Map<String, Value> inputs, String name) {
        return Objects.requireNonNull(inputs.get(name), name);
    }

    private static void check(String name, Function<Map<String, Value>, Value> function) {
        KERAS.check(name, in -> List.of(function.apply(in)));
    }

    @Test
    void batchNormalisationIsThatOfKeras() {
        for (String name : List.of("batch", "batch of channels first")) {
            int axis = name.equals("batch") ? -1 : 1;
            KERAS.check(
                    name,
                    in -> {
                        BatchNormalisation.Trained trained =
                                BatchNormalisation.training(
                                        in(in, "x"), in(in, "gamma"), in(in, "beta"), 1e-3f, axis);
                        return List.of(trained.y(), trained.mean(), trained.variance());
                    });
        }
        check(
                "batch inference",
                in ->
                        BatchNormalisation.inference(
                                in(in, "x"),
                                in(in, "gamma"),
                                in(in, "beta"),
                                in(in, "mean"),
                                in(in, "variance"),
                                0.01f,
                                -1));
    }

    @Test
    void layerNormalisationIsThatOfKeras() {
        check(
                "layer",
                in ->
                        LayerNormalisation.layerNormalisation(
                                in(in, "x"), in(in, "gamma"), in(in, "beta"), 1e-3f));
        check(
                "layer over two axes",
                in ->
                        LayerNormalisation.layerNormalisation(
                                in(in, "x"), in(in, "gamma"), in(in, "beta"), 0.1f, 1, 2));
    }

    @Test
    void groupNormalisationIsThatOfKeras() {
        check(
                "group",
                in ->
                        GroupNormalisation.groupNormalisation(
                                in(in, "x"), in(in, "gamma"), in(in, "beta"), 2, 1e-3f, -1));
        check(
                "group of channels first",
                in ->
                        GroupNormalisation.groupNormalisation(
                                in(in, "x"), in(in, "gamma"), in(in, "beta"), 3, 0.01f, 1));
        check(
                "instance",
                in ->
                        GroupNormalisation.instanceNormalisation(
                                in(in, "x"), in(in, "gamma"), in(in, "beta"), 1e-3f, -1));
    }

    @Test
    void rootMeanSquareAndUnitNormalisationAreThoseOfKeras() {
        check(
                "root mean square",
                in -> RmsNormalisation.rmsNormalisation(in(in, "x"), in(in, "gamma"), 1e-6f));
        check("unit", in -> UnitNormalisation.unitNormalisation(in(in, "x")));
        check("unit over two axes", in -> UnitNormalisation.unitNormalisation(in(in, "x"), 1, 2));
    }

    @Test
    void aVectorOfZerosStaysZeroWithAFiniteGradient() {
        Value x = Constant.constant(Shape.of(2), 0f, 0f);
        Value y = UnitNormalisation.unitNormalisation(x);
        assertThat(Interpreter.evaluate(List.of(y), Map.of()).getFirst().values())
                .containsExactly(0, 0);
    }

    @Test
    void refusesGroupsThatDoNotDivideTheChannels() {
        Value x = placeholder("x", Shape.of(2, 3, 5));
        assertThatThrownBy(() -> GroupNormalisation.groupNormalisation(x, x, x, 2, 0.1f, -1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("2 groups divide, found [2, 3, 5]");
    }
}
