package org.kaon.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.keras.KerasNumbers;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

class InitializersTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.rows("initializers");
    }

    private static DoubleStream values(Tensor tensor) {
        return IntStream.range(0, (int) tensor.size()).mapToDouble(tensor::at);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheDistributionOfKeras(KerasNumbers expected) {
        Initializer initializer = Initializers.TABLE.read(expected.at("initializer"));
        Tensor drawn = initializer.initialise(expected.shape(), 3, "dense/kernel");
        int n = (int) drawn.size();
        double mean = values(drawn).average().orElseThrow();
        double variance = values(drawn).map(v -> (v - mean) * (v - mean)).sum() / n;
        double deviation = expected.number("std");
        // Means of n draws differ by √(2/n) deviations, deviations by less than 1/√n of themselves.
        assertThat(mean)
                .isCloseTo(
                        expected.number("mean"), within(5 * deviation * Math.sqrt(2.0 / n) + 1e-9));
        assertThat(Math.sqrt(variance))
                .isCloseTo(deviation, within(5 * deviation / Math.sqrt(n) + 1e-9));
        boolean bounded =
                !expected.at("initializer").toString().contains("ormal")
                        || expected.at("initializer").toString().contains("runcated");
        if (bounded && !expected.at("initializer").toString().contains("untruncated")) {
            double width = expected.number("max") - expected.number("min");
            assertThat(values(drawn).max().orElseThrow())
                    .isCloseTo(expected.number("max"), within(2e-3 * width + 1e-9));
            assertThat(values(drawn).min().orElseThrow())
                    .isCloseTo(expected.number("min"), within(2e-3 * width + 1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenAsKerasDoes(KerasNumbers expected) {
        Initializer initializer = Initializers.TABLE.read(expected.at("initializer"));
        assertThat(KerasNumbers.tree(Initializers.write(initializer)))
                .isEqualTo(KerasNumbers.tree(expected.at("initializer")));
    }

    @Test
    void drawsDependOnModelSeedAndPathAlone() {
        Initializer glorot = GlorotUniform.glorotUniform();
        Shape shape = Shape.of(5, 7);
        float[] first = glorot.initialise(shape, 1, "dense/kernel").floats();
        assertThat(glorot.initialise(shape, 1, "dense/kernel").floats()).isEqualTo(first);
        assertThat(glorot.initialise(shape, 2, "dense/kernel").floats()).isNotEqualTo(first);
        assertThat(glorot.initialise(shape, 1, "dense_1/kernel").floats()).isNotEqualTo(first);
    }

    @Test
    void aFixedSeedGivesTheSameNumbersEverywhere() {
        Initializer fixed = new HeNormal(new Seed.Fixed(7));
        float[] first = fixed.initialise(Shape.of(4, 3), 1, "a").floats();
        assertThat(fixed.initialise(Shape.of(4, 3), 2, "b").floats()).isEqualTo(first);
    }
}
