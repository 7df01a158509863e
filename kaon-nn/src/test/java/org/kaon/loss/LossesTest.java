package org.kaon.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.op.Mean;
import org.kaon.op.Sigmoid;
import org.kaon.op.Softmax;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class LossesTest {

    static List<KerasNumbers> cases() {
        List<KerasNumbers> cases = new ArrayList<>(KerasNumbers.rows("losses"));
        cases.addAll(KerasNumbers.file("losses"));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheNumbersOfKeras(KerasNumbers expected) {
        Loss loss = Losses.TABLE.read(expected.at("loss"));
        Tensor target = expected.target();
        Tensor prediction = expected.tensor("prediction");
        Tensor found =
                Run.once(
                        loss.of(Run.fed("t", target), Run.fed("p", prediction)),
                        Map.of("t", target, "p", prediction));
        Tensor wanted = expected.tensor("each");
        assertThat(found.shape()).isEqualTo(wanted.shape());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.at(i))
                    .isCloseTo(wanted.at(i), within(2e-6 * (1 + Math.abs(wanted.at(i)))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenAsKerasDoes(KerasNumbers expected) {
        Loss loss = Losses.TABLE.read(expected.at("loss"));
        assertThat(KerasNumbers.decimals(Losses.write(loss)))
                .isEqualTo(KerasNumbers.decimals(expected.at("loss")));
    }

    // Where probabilities round to 0 and 1 the clipped form gives 16.1 and no gradient.
    @Test
    void staysExactForSaturatedSoftmaxAndSigmoid() {
        Tensor logits = Tensor.of(Shape.of(1, 2), 60f, -60f);
        Value z = Run.fed("z", logits);
        Value soft =
                Mean.mean(
                        CategoricalCrossentropy.categoricalCrossentropy()
                                .of(
                                        Run.fixed(Tensor.of(Shape.of(1, 2), 0f, 1f)),
                                        Softmax.softmax(z, -1)));
        Value sigmoid =
                Mean.mean(
                        BinaryCrossentropy.binaryCrossentropy()
                                .of(
                                        Run.fixed(Tensor.of(Shape.of(1, 2), 0f, 1f)),
                                        Sigmoid.sigmoid(z)));
        Map<String, Tensor> found =
                Run.once(
                        Map.of(
                                "soft",
                                soft,
                                "softGradient",
                                Gradients.gradients(soft, List.of(z)).getFirst(),
                                "sigmoid",
                                sigmoid,
                                "sigmoidGradient",
                                Gradients.gradients(sigmoid, List.of(z)).getFirst()),
                        Map.of("z", logits));
        assertThat(found.getOrDefault("soft", logits).at(0)).isEqualTo(120);
        assertThat(found.getOrDefault("softGradient", logits).floats()).containsExactly(1f, -1f);
        assertThat(found.getOrDefault("sigmoid", logits).at(0)).isEqualTo(60);
        assertThat(found.getOrDefault("sigmoidGradient", logits).floats())
                .containsExactly(0.5f, -0.5f);
    }

    @Test
    void theGradientOfLogitsAtZeroIsHalfMinusTarget() {
        Tensor zero = Tensor.of(Shape.of(1, 1), 0f);
        Value z = Run.fed("z", zero);
        Value loss =
                Mean.mean(
                        new BinaryCrossentropy(true, 0, -1)
                                .of(Run.fixed(Tensor.of(Shape.of(1, 1), 1f)), z));
        Value gradient = Gradients.gradients(loss, List.of(z)).getFirst();
        assertThat(Run.once(gradient, Map.of("z", zero)).at(0)).isEqualTo(-0.5);
    }

    @Test
    void saysWhatShapeATargetShouldHave() {
        Value prediction = Run.fed("p", Tensor.of(Shape.of(2, 3), 0f, 0f, 0f, 0f, 0f, 0f));
        Value target = Run.fed("t", Tensor.of(Shape.of(2), 0f, 1f));
        assertThatThrownBy(() -> MeanSquaredError.meanSquaredError().of(target, prediction))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected a target of the prediction's shape [2, 3]")
                .hasMessageContaining("found [2]");
    }

    @Test
    void wholeClassNumbersServeTheCategoricalLossToo() {
        Tensor probabilities = Tensor.of(Shape.of(2, 2), 0.25f, 0.75f, 0.5f, 0.5f);
        Value loss =
                CategoricalCrossentropy.categoricalCrossentropy()
                        .of(Run.fixed(Tensor.of(Shape.of(2), 1, 0)), Run.fed("p", probabilities));
        Tensor found = Run.once(loss, Map.of("p", probabilities));
        assertThat(found.at(0)).isCloseTo(-Math.log(0.75), within(1e-6));
        assertThat(found.at(1)).isCloseTo(-Math.log(0.5), within(1e-6));
    }
}
