package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class SignificanceTest {

    @Test
    void agreesWithItsFormulasInSixtyDigits() {
        for (String[] row : StatisticsFixture.rows("significances.csv")) {
            double[] wanted = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
            double s = wanted[0];
            double b = wanted[1];
            expect(Significance.simple(s, b), wanted[3]);
            expect(Significance.asimov(s, b), wanted[4]);
            expect(Significance.asimov(s, new Estimate(b, wanted[2])), wanted[5]);
            expect(Significance.ams(s, b, Significance.HIGGS_ML), wanted[6]);
        }
    }

    private static void expect(double found, double wanted) {
        assertThat(found).isCloseTo(wanted, within(1e-10 * wanted));
    }

    @Test
    void theErrorIsThatOfSmallChanges() {
        Estimate signal = new Estimate(40, 1e-3);
        Estimate background = new Estimate(90, 2e-3);
        double up = Significance.ams(40.001, 90, 10) - Significance.ams(40, 90, 10);
        double down = Significance.ams(40, 90.002, 10) - Significance.ams(40, 90, 10);
        Estimate found = Significance.ams(signal, background, 10);
        assertThat(found.value()).isEqualTo(Significance.ams(40, 90, 10));
        assertThat(found.error()).isCloseTo(Math.hypot(up, down), within(1e-7));
    }

    @Test
    void noSignalHasNoSignificanceAndNoBackgroundAnInfiniteOne() {
        assertThat(Significance.simple(0, 0)).isZero();
        assertThat(Significance.asimov(0, 0)).isZero();
        assertThat(Significance.asimov(0, new Estimate(3, 1))).isZero();
        assertThat(Significance.asimov(3, new Estimate(0, 1))).isZero();
        assertThat(Significance.simple(2, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Significance.asimov(2, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Significance.ams(2, 0, 10)).isFinite();
        assertThat(Significance.ams(new Estimate(0, 0), new Estimate(5, 1), 10).error()).isNaN();
    }

    @Test
    void refusesWhatIsNoYield() {
        assertThatThrownBy(() -> Significance.simple(-1, 2)).hasMessageContaining("-1.0 and 2.0");
        assertThatThrownBy(() -> Significance.asimov(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Significance.ams(1, 2, -3)).hasMessageContaining("-3.0");
        assertThatThrownBy(() -> Significance.asimov(1, new Estimate(2, 1 / 0.0)))
                .hasMessageContaining("Infinity");
    }
}
