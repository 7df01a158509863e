package org.kaon.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.op.Multiply;
import org.kaon.op.Sum;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Losses of a batch under every reduction, with weights of both signs, beside Keras.
class ReductionTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.file("losses");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheNumbersOfKeras(KerasNumbers expected) {
        compare(expected, "mean", Optional.empty());
        if (expected.values().containsKey("weighted")) {
            compare(expected, "weighted", Optional.of(expected.tensor("weights")));
        }
    }

    private static void compare(KerasNumbers expected, String key, Optional<Tensor> weights) {
        Loss loss = Losses.TABLE.read(expected.at("loss"));
        Tensor target = expected.target();
        Tensor prediction = expected.tensor("prediction");
        Value t = Run.fed("t", target);
        Value each = loss.of(t, Run.fed("p", prediction));
        Value reduced = loss.reduction().of(each, weights.map(Run::fixed), loss.mask(t, each));
        Tensor found = Run.once(reduced, Map.of("t", target, "p", prediction));
        Tensor wanted = expected.tensor(key);
        assertThat(found.shape()).isEqualTo(wanted.shape());
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.at(i))
                    .isCloseTo(wanted.at(i), within(3e-6 * (1 + Math.abs(wanted.at(i)))));
        }
    }

    @Test
    void nothingCountedIsZeroAndHasNoGradient() {
        Value each = Run.fed("l", Tensor.of(Shape.of(2), 3f, 4f));
        Tensor zeros = Tensor.of(Shape.of(2), 0f, 0f);
        Value none = Run.fed("n", zeros);
        for (Reduction reduction : List.of(Reduction.MEAN, Reduction.MEAN_WITH_SAMPLE_WEIGHT)) {
            Value loss = reduction.of(each, Optional.of(none), Optional.of(none));
            Map<String, Tensor> feeds = Map.of("l", Tensor.of(Shape.of(2), 3f, 4f), "n", zeros);
            Value gradient = Gradients.gradients(loss, List.of(each)).getFirst();
            Map<String, Tensor> found = Run.once(Map.of("loss", loss, "gradient", gradient), feeds);
            assertThat(found.getOrDefault("loss", zeros).at(0)).isZero();
            assertThat(found.getOrDefault("gradient", zeros).floats()).containsExactly(0f, 0f);
        }
    }

    @Test
    void theEnergyDistanceIsThatOfASlowLoop() {
        float[] a = {0.1f, -1f, 2f, 0.5f, 0.3f, 0.7f};
        float[] b = {1f, 1f, -0.5f, 0.2f, 0f, 3f};
        Tensor x = Tensor.of(Shape.of(3, 2), a);
        Tensor y = Tensor.of(Shape.of(3, 2), b);
        double wanted = 2 * distance(a, b) - distance(a, a) - distance(b, b);
        Value loss = new EnergyDistance().of(Run.fed("y", y), Run.fed("x", x));
        assertThat(Run.once(loss, Map.of("x", x, "y", y)).at(0)).isCloseTo(wanted, within(2e-6));
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += Math.hypot(a[2 * i] - b[2 * j], a[2 * i + 1] - b[2 * j + 1]);
            }
        }
        return sum / 9;
    }

    @Test
    void likelihoodAndQuantilesAreTheirFormulas() {
        Tensor t = Tensor.of(Shape.of(2, 1), 1f, -1f);
        Tensor p = Tensor.of(Shape.of(2, 2), 0.5f, 0.2f, 0f, -1f);
        Map<String, Tensor> feeds = Map.of("t", t, "p", p);
        Tensor likelihood =
                Run.once(
                        new GaussianNegativeLogLikelihood().of(Run.fed("t", t), Run.fed("p", p)),
                        feeds);
        assertThat(likelihood.at(0)).isCloseTo(0.1 + 0.125 * Math.exp(-0.2), within(1e-6));
        assertThat(likelihood.at(1)).isCloseTo(-0.5 + 0.5 * Math.E, within(1e-6));
        Tensor quantiles =
                Run.once(Quantile.quantile(0.1, 0.9).of(Run.fed("t", t), Run.fed("p", p)), feeds);
        assertThat(quantiles.at(0)).isCloseTo((0.1 * 0.5 + 0.9 * 0.8) / 2, within(1e-6));
        assertThat(quantiles.at(1)).isCloseTo((0.9 * 1 + 0) / 2, within(1e-6));
        Tensor wasserstein =
                Run.once(
                        new Wasserstein()
                                .of(Run.fed("t", t), Run.fixed(Tensor.of(Shape.of(2, 1), 3f, 2f))),
                        Map.of("t", t));
        assertThat(wasserstein.floats()).containsExactly(3f, -2f);
    }

    // D(x) = Σ a·x² has the slope 2a·x.
    @Test
    void thePenaltyIsThatOfTheSlopeBetween() {
        Tensor real = Tensor.of(Shape.of(1, 2), 1f, 2f);
        Tensor fake = Tensor.of(Shape.of(1, 2), 0f, -1f);
        Value a = Run.fixed(Tensor.of(Shape.of(2), 0.5f, 0.25f));
        Value penalty =
                GradientPenalty.gradientPenalty(
                        x -> Sum.sum(Multiply.multiply(a, Multiply.multiply(x, x)), false, 1),
                        Run.fed("r", real),
                        Run.fed("f", fake),
                        Run.fixed(Tensor.of(Shape.of(1), 0.25f)));
        double slope = Math.hypot(0.25, 0.5 * -0.25);
        assertThat(Run.once(penalty, Map.of("r", real, "f", fake)).at(0))
                .isCloseTo(Math.pow(slope - 1, 2), within(1e-6));
    }
}
