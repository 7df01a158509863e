package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Placeholder;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The known answers are those of the Random123 distribution, file `kat_vectors`.
class PhiloxTest {

    @Test
    void givesTheKnownAnswers() {
        assertThat(block(0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(block(-1, -1, -1))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(block(0x85a308d3243f6a88L, 0x0370734413198a2eL, 0x299f31d0a4093822L))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void staysWithinItsBounds() {
        assertThat(Philox.uniform(0)).isZero();
        assertThat(Philox.uniform(-1)).isEqualTo(1 - 0x1p-24f).isLessThan(1);
        assertThat(Philox.positiveUniform(0)).isEqualTo(0x1p-24f);
        assertThat(Philox.positiveUniform(-1)).isEqualTo(1f);
    }

    @Test
    void uniformNumbersAreUniformAndNormalOnesNormal() {
        var like = Placeholder.placeholder("x", Shape.of(40000));
        var counter = org.kaon.graph.Constant.constant(5L);
        List<Doubles> drawn =
                Interpreter.evaluate(
                        List.of(
                                RandomUniform.randomUniform(like, counter, 11),
                                RandomNormal.randomNormal(like, counter, 11)),
                        Map.of("x", Doubles.of(Tensor.of(Shape.of(40000), new float[40000]))));
        double[] uniform = drawn.getFirst().values();
        double[] normal = drawn.getLast().values();
        // Five standard errors of the mean, and of the second and fourth moments.
        assertThat(moment(uniform, 1)).isCloseTo(0.5, within(5 * 0.289 / 200));
        assertThat(moment(uniform, 2)).isCloseTo(1 / 3., within(5 * 0.298 / 200));
        assertThat(moment(normal, 1)).isCloseTo(0, within(5 * 1. / 200));
        assertThat(moment(normal, 2)).isCloseTo(1, within(5 * 1.414 / 200));
        assertThat(moment(normal, 4)).isCloseTo(3, within(5 * 9.8 / 200));
    }

    private static double moment(double[] values, int power) {
        return Arrays.stream(values).map(x -> Math.pow(x, power)).average().orElseThrow();
    }

    private static int[] block(long block, long counter, long seed) {
        int[] words = new int[4];
        Philox.block(block, counter, seed, words);
        return words;
    }
}
