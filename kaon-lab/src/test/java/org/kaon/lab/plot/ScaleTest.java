package org.kaon.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ScaleTest {

    private static List<String> labels(Scale scale, int about) {
        return scale.ticks(about).stream().map(Tick::label).filter(l -> !l.isEmpty()).toList();
    }

    @Test
    void linearTicksAreRoundNumbersWithTheDecimalsTheyNeed() {
        assertThat(labels(new LinearScale(0, 1, false), 5))
                .containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(new LinearScale(-0.8, 0.8, false), 4))
                .containsExactly("−0.5", "0.0", "0.5");
        assertThat(labels(new LinearScale(0.981, 0.9861, false), 5))
                .containsExactly("0.981", "0.982", "0.983", "0.984", "0.985", "0.986");
    }

    @Test
    void minorTicksDivideTheMajorOnes() {
        List<Tick> ticks = new LinearScale(0, 1, false).ticks(5);
        assertThat(ticks).hasSize(21);
        assertThat(ticks.stream().filter(Tick::major)).hasSize(6);
    }

    @Test
    void unwieldyNumbersTakeAPowerOfTen() {
        assertThat(labels(new LinearScale(0, 4e5, false), 4))
                .containsExactly("0", "1×10^{5}", "2×10^{5}", "3×10^{5}", "4×10^{5}");
        assertThat(labels(new LinearScale(-2e-5, 2e-5, false), 4))
                .containsExactly("−2×10^{−5}", "−1×10^{−5}", "0", "1×10^{−5}", "2×10^{−5}");
    }

    @Test
    void wholeTicksAreIntegersAlone() {
        assertThat(labels(new LinearScale(0.8, 7.2, true), 6))
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(labels(new LinearScale(0.9, 1.1, true), 6)).containsExactly("1");
        assertThat(new LinearScale(0.8, 7.2, true).ticks(6)).allMatch(t -> t.value() % 1 == 0);
        assertThat(new LinearScale(0, 50, true).ticks(5)).allMatch(t -> t.value() % 1 == 0);
    }

    @Test
    void logTicksLabelDecadesAndMarkTheNumbersBetween() {
        LogScale scale = new LogScale(1, 1000);
        assertThat(labels(scale, 5)).containsExactly("10^{0}", "10^{1}", "10^{2}", "10^{3}");
        assertThat(scale.ticks(5)).hasSize(4 + 3 * 8);
        assertThat(labels(new LogScale(1e-6, 1e-3), 5)).first().isEqualTo("10^{−6}");
    }

    @Test
    void aLogScaleOfManyDecadesLabelsSomeOfThem() {
        assertThat(labels(new LogScale(1e-20, 1e20), 5)).hasSizeBetween(4, 9);
    }

    @Test
    void aLogScaleWithinADecadeLabelsTwosAndFives() {
        assertThat(labels(new LogScale(0.015, 0.12), 5)).containsExactly("0.02", "0.05", "0.1");
        assertThat(labels(new LogScale(1.5e5, 7e5), 5)).containsExactly("2×10^{5}", "5×10^{5}");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "10, 0.5", "100, 1"})
    void logFractionFollowsTheLogarithm(double value, double fraction) {
        assertThat(new LogScale(1, 100).fraction(value)).isEqualTo(fraction);
    }

    @Test
    void nothingAtOrBelowZeroHasAPlaceOnALogScale() {
        assertThat(new LogScale(1, 100).fraction(0)).isNaN();
        assertThat(new LogScale(1, 100).fraction(-1)).isNaN();
        assertThatThrownBy(() -> Axis.log("rate", 0, 1)).hasMessageContaining("rate");
    }

    @Test
    void categoriesStandInTheMiddleOfTheirSlots() {
        Scale across = Axis.categories("", List.of("a", "b")).over(Range.EMPTY, 0);
        assertThat(across.fraction(0)).isEqualTo(0.25);
        Scale down = Axis.categoriesDownwards("", List.of("a", "b")).over(Range.EMPTY, 0);
        assertThat(down.fraction(0)).isEqualTo(0.75);
        assertThat(labels(down, 1)).containsExactly("a", "b");
    }

    @Test
    void aFreeAxisKeepsTheZeroOfWhatCannotBeNegative() {
        Scale scale = Axis.linear("").over(new Range(0, 10), 0);
        assertThat(scale.fraction(0)).isZero();
        assertThat(scale.fraction(10)).isBetween(0.9, 0.99);
    }
}
