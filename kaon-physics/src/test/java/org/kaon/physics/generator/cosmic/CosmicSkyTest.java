package org.kaon.physics.generator.cosmic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.generator.cosmic.CosmicSky.Deflection;
import org.kaon.physics.generator.cosmic.CosmicSky.Spectrum;

class CosmicSkyTest {

    private static float[][] skies(double fraction, Deflection deflection, int events) {
        CosmicSky sky = new CosmicSky(400, fraction, new Spectrum(40, 4), deflection);
        float[][] out = sky.allocate(events);
        sky.fill(9, 0, events, out);
        return out;
    }

    @Test
    void backgroundIsIsotropicAndEnergiesFollowTheirPowerLaw() {
        float[] rays = skies(0, new Deflection(6, 2), 50)[0];
        int n = rays.length / 4;
        double[] mean = new double[3];
        int above = 0;
        for (int i = 0; i < n; i++) {
            double norm = 0;
            for (int k = 0; k < 3; k++) {
                mean[k] += rays[4 * i + k] / n;
                norm += rays[4 * i + k] * rays[4 * i + k];
            }
            assertThat(norm).isCloseTo(1, within(1e-5));
            assertThat(rays[4 * i + 3]).isGreaterThanOrEqualTo(40);
            above += rays[4 * i + 3] > 80 ? 1 : 0;
        }
        for (double m : mean) {
            assertThat(m).isCloseTo(0, within(4.5 / Math.sqrt(3.0 * n)));
        }
        assertThat(above / (double) n).isCloseTo(0.125, within(4.5 * Math.sqrt(0.11 / n)));
    }

    @Test
    void raysOfTheSourceAreBlurredByFishersDistribution() {
        float[][] out = skies(1, new Deflection(0, 10), 40);
        double difference = 0, variance = 0;
        int count = 0;
        for (int i = 0; i < out[1].length; i++) {
            if (out[1][i] == 1) {
                int event = i / 400;
                double cos = 0;
                for (int k = 0; k < 3; k++) {
                    cos += out[0][4 * i + k] * out[2][3 * event + k];
                }
                double sigma = Math.toRadians(10) * 100 / out[0][4 * i + 3];
                double kappa = 1 / (sigma * sigma);
                double expected = 1 / Math.tanh(kappa) - 1 / kappa;
                difference += cos - expected;
                variance += 1 / (kappa * kappa);
                count++;
            }
        }
        assertThat(count).isGreaterThan(4000);
        assertThat(difference).isCloseTo(0, within(4.5 * Math.sqrt(variance)));
    }

    @Test
    void theRegularFieldDeflectsByTheInverseOfTheEnergy() {
        float[][] out = skies(1, new Deflection(20, 0.1), 20);
        int seen = 0;
        for (int i = 0; i < out[1].length; i++) {
            if (out[1][i] == 1) {
                double cos = 0;
                for (int k = 0; k < 3; k++) {
                    cos += out[0][4 * i + k] * out[2][3 * (i / 400) + k];
                }
                double expected = 20 * 100 / out[0][4 * i + 3];
                assertThat(Math.toDegrees(Math.acos(Math.clamp(cos, -1, 1))))
                        .isCloseTo(expected, within(1.5));
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(1000);
    }

    @Test
    void halfOfTheSkiesHaveASourceWithItsFraction() {
        float[][] out = skies(0.25, new Deflection(6, 2), 400);
        int signal = 0;
        double members = 0;
        for (int event = 0; event < 400; event++) {
            signal += (int) out[3][event];
            for (int i = 0; i < 400; i++) {
                members += out[1][400 * event + i];
            }
            if (out[3][event] == 0) {
                assertThat(out[2][3 * event]).isZero();
            }
        }
        assertThat(signal).isBetween(150, 250);
        assertThat(members / signal / 400)
                .isCloseTo(0.25, within(4.5 * Math.sqrt(0.19 / (400.0 * signal))));
    }
}
