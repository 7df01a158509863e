package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class BootstrapTest {

    @Test
    void knowsTheErrorOfAMean() {
        double[] values = new SplittableRandom(2).doubles(400).toArray();
        Estimate found =
                new Bootstrap(2000, 1)
                        .of(
                                400,
                                drawn ->
                                        Arrays.stream(drawn)
                                                .mapToDouble(i -> values[i])
                                                .average()
                                                .orElseThrow());
        Estimate wanted = Mean.of(values);
        assertThat(found.value()).isCloseTo(wanted.value(), within(1e-14));
        assertThat(found.error()).isCloseTo(wanted.error(), within(0.06 * wanted.error()));
    }

    @Test
    void bothKindsKeepTheirNumbersWhenDrawnApart() {
        boolean[] kind = {true, false, false, true, false};
        Bootstrap bootstrap = new Bootstrap(50, 3);
        Estimate found =
                bootstrap.stratified(
                        kind,
                        times -> {
                            assertThat(times[0] + times[3]).isEqualTo(2);
                            assertThat(Arrays.stream(times).sum()).isEqualTo(5);
                            return times[0];
                        });
        assertThat(found.value()).isEqualTo(1);
        // How often one of two is drawn in two draws: the variance is ½.
        assertThat(found.error()).isCloseTo(Math.sqrt(0.5), within(0.15));
        assertThat(bootstrap.stratified(new boolean[2], times -> times[0]).value()).isEqualTo(1);
    }

    @Test
    void leavesOutSamplesWithoutTheFigure() {
        int[] calls = new int[1];
        Estimate found = new Bootstrap(10, 1).of(3, drawn -> calls[0]++ % 2 == 0 ? 4 : Double.NaN);
        assertThat(found).isEqualTo(new Estimate(4, 0));
        assertThat(new Bootstrap(10, 1).of(3, drawn -> Double.NaN).error()).isNaN();
    }

    @Test
    void noEventHasNoFigure() {
        assertThat(new Bootstrap(5, 1).of(0, drawn -> 1).isDefined()).isFalse();
        assertThat(new Bootstrap(5, 1).stratified(new boolean[0], times -> 1).isDefined())
                .isFalse();
        assertThatThrownBy(() -> new Bootstrap(1, 1)).hasMessageContaining("got 1");
    }
}
