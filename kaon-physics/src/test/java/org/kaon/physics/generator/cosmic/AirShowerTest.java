package org.kaon.physics.generator.cosmic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.SettingException;
import org.kaon.physics.generator.cosmic.AirShower.Primaries;
import org.kaon.physics.generator.cosmic.AirShower.Stations;

import java.util.List;

class AirShowerTest {

    private static final int EDGE = 9;

    private static float[][] showers(Nucleus nucleus, Interval energy, int events) {
        AirShower shower =
                new AirShower(
                        new Stations(EDGE, 750, 3),
                        new Primaries(List.of(nucleus), energy, new Interval(0, 55)));
        float[][] out = shower.allocate(events);
        shower.fill(17, 0, events, out);
        return out;
    }

    @ParameterizedTest
    @EnumSource(Nucleus.class)
    void theDepthOfTheMaximumHasItsMeanAndSpread(Nucleus nucleus) {
        int n = 3000;
        float[] depth = showers(nucleus, new Interval(20, 20), n)[6];
        double sum = 0, squares = 0;
        for (float x : depth) {
            sum += x;
            squares += (double) x * x;
        }
        double mean = sum / n, sigma = Math.sqrt(squares / n - mean * mean);
        double spread = nucleus.depthSpread(20);
        assertThat(mean).isCloseTo(nucleus.meanDepth(20), within(4.5 * spread / Math.sqrt(n)));
        assertThat(sigma / spread).isCloseTo(1, within(4.5 * Math.sqrt(1.4 / n)));
    }

    @ParameterizedTest
    @CsvSource({"PROTON, 806.1, 57.31", "IRON, 709.1, 17.8"})
    void theDepthsAreThoseOfThePaper(Nucleus nucleus, double mean, double spread) {
        assertThat(nucleus.meanDepth(10)).isCloseTo(mean, within(0.1));
        assertThat(nucleus.depthSpread(10)).isCloseTo(spread, within(0.2));
    }

    /// The signal again, written down plainly.
    private static double signal(double energy, double mass, double depth, double r, double x) {
        double age = 3 * x / (x + 2 * depth);
        double size = Math.pow(x / depth, depth / 70) * Math.exp((depth - x) / 70);
        double scale = r / 1000 * (r + 700) / 1700;
        return 24 * energy / 10 * size / 0.53 * Math.pow(scale, age - 3.6)
                + 24
                        * Math.pow(energy / 10, 0.92)
                        * Math.pow(mass, 0.08)
                        * Math.exp((1104 - x) / 1000)
                        * Math.pow(scale, -1.8);
    }

    @Test
    void signalsFluctuateAroundTheFormulaWithTheirVariance() {
        int n = 300;
        float[][] out = showers(Nucleus.NITROGEN, new Interval(10, 60), n);
        double pulls = 0, squares = 0;
        int count = 0;
        for (int event = 0; event < n; event++) {
            double ax = out[2][3 * event], ay = out[2][3 * event + 1], az = out[2][3 * event + 2];
            for (int i = 0; i < EDGE * EDGE; i++) {
                double dx = (i / EDGE - 4) * 750 - out[3][2 * event];
                double dy = (i % EDGE - 4) * 750 - out[3][2 * event + 1];
                double along = dx * ax + dy * ay;
                double r = Math.max(20, Math.sqrt(dx * dx + dy * dy - along * along));
                double expected =
                        signal(out[4][event], 14, out[6][event], r, 870 / az - 0.1 * along);
                if (expected > 40) {
                    double pull =
                            (out[0][event * EDGE * EDGE + i] - expected)
                                    / Math.sqrt(1.12 * expected);
                    pulls += pull;
                    squares += pull * pull;
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(1000);
        assertThat(pulls / count).isCloseTo(0, within(4.5 / Math.sqrt(count)));
        assertThat(squares / count).isCloseTo(1, within(4.5 * Math.sqrt(2.5 / count)));
    }

    @Test
    void stationsAreHitInTheOrderOfAPlaneFrontAndLaterFarOut() {
        int n = 200;
        float[][] out = showers(Nucleus.PROTON, new Interval(100, 100), n);
        double near = 0, far = 0;
        int nears = 0, fars = 0;
        for (int i = 0; i < n * EDGE * EDGE; i++) {
            int event = i / (EDGE * EDGE), station = i % (EDGE * EDGE);
            double dx = (station / EDGE - 4) * 750 - out[3][2 * event];
            double dy = (station % EDGE - 4) * 750 - out[3][2 * event + 1];
            double ahead = dx * out[2][3 * event] + dy * out[2][3 * event + 1];
            double r = Math.sqrt(Math.max(0, dx * dx + dy * dy - ahead * ahead));
            assertThat(Float.isNaN(out[1][i])).isEqualTo(out[0][i] == 0);
            if (out[0][i] > 0) {
                double late = out[1][i] + ahead / 0.299792458;
                assertThat(late).isGreaterThan(-60);
                if (r < 300) {
                    near += late;
                    nears++;
                } else if (r > 1000 && r < 1500) {
                    far += late;
                    fars++;
                }
            }
        }
        assertThat(near / nears).isBetween(-5.0, 60.0);
        assertThat(far / fars).isBetween(100.0, 1000.0);
    }

    @Test
    void axesAreUnitVectorsAndAnglesThoseOfAFlatArray() {
        int n = 3000;
        float[][] out = showers(Nucleus.IRON, new Interval(1, 100), n);
        double squares = 0, logs = 0;
        for (int i = 0; i < n; i++) {
            double x = out[2][3 * i], y = out[2][3 * i + 1], z = out[2][3 * i + 2];
            assertThat(x * x + y * y + z * z).isCloseTo(1, within(1e-6));
            squares += x * x + y * y;
            logs += out[5][i];
        }
        double most = Math.pow(Math.sin(Math.toRadians(55)), 2);
        assertThat(squares / n).isCloseTo(most / 2, within(4.5 * most / Math.sqrt(12.0 * n)));
        assertThat(logs / n).isCloseTo(19, within(4.5 * 2 / Math.sqrt(12.0 * n)));
        assertThat(out[7]).containsOnly(56);
    }

    @Test
    void aHighThresholdSilencesAll() {
        AirShower shower =
                new AirShower(
                        new Stations(2, 5000, 1000),
                        new Primaries(
                                List.of(Nucleus.HELIUM),
                                new Interval(0.1, 0.1),
                                new Interval(0, 0)));
        float[][] out = shower.allocate(2);
        shower.fill(1, 0, 2, out);
        assertThat(out[0]).containsOnly(0);
        assertThat(out[1]).containsOnly(Float.NaN);
        assertThatThrownBy(() -> new Stations(1, 750, 3))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("\"stations\"");
    }
}
