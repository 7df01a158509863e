package org.kaon.physics.generator.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.particle.ToyJets.Hard;
import org.kaon.physics.generator.particle.ToyJets.Origin;

import java.util.Arrays;
import java.util.List;

class ToyJetsTest {

    private static final int N = 400;

    private static float[][] jets(Origin origin) {
        Hard hard = new Hard(List.of(origin), new Interval(550, 650), new Interval(-2, 2));
        ToyJets jets = new ToyJets(hard, 0.8, 0.15, 10, 200);
        float[][] out = jets.allocate(N);
        jets.fill(31, 0, N, out);
        return out;
    }

    private static double median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// The probability that nothing is emitted, by the plain double integral.
    @ParameterizedTest
    @CsvSource({"QUARK, 1.3333333, 12", "GLUON, 3, 5"})
    void theFirstEmissionHasItsSudakovFactor(String name, double charge, double pt) {
        double cutoff = 1.5, radius = 0.9;
        int steps = 600;
        double emissions = 0;
        double largest = Math.log(pt * radius / cutoff);
        for (int i = 0; i < steps; i++) {
            double angle = radius * Math.exp(-largest * (i + 0.5) / steps);
            double logs = Math.log(pt * angle / cutoff);
            for (int j = 0; j < steps; j++) {
                double z = Math.exp(-logs * (j + 0.5) / steps);
                double kt = z * angle * pt;
                double coupling = 12 * Math.PI / (23 * Math.log(kt * kt / 0.04));
                emissions +=
                        2
                                * charge
                                * coupling
                                / Math.PI
                                * (1 + (1 - z) * (1 - z))
                                / 2
                                * (largest / steps)
                                * (logs / steps);
            }
        }
        double expected = Math.exp(-emissions);
        PartonShower shower = new PartonShower(cutoff);
        Momentum parton = Momentum.of(pt, 0.3, 1, 0);
        int events = 20_000, alone = 0;
        for (int i = 0; i < events; i++) {
            int[] count = {0};
            shower.shower(parton, charge, radius, (_, _, _) -> count[0]++, Draws.of(1, i));
            alone += count[0] == 1 ? 1 : 0;
        }
        assertThat(alone / (double) events)
                .as(name)
                .isCloseTo(expected, within(4.5 * Math.sqrt(expected * (1 - expected) / events)));
    }

    @Test
    void aShowerKeepsTransverseMomentumAndItsCentre() {
        double[] sums = new double[3];
        new PartonShower(0.6)
                .shower(
                        Momentum.of(500, 0.4, -2, 0),
                        PartonShower.GLUON,
                        0.8,
                        (pt, eta, phi) -> {
                            sums[0] += pt;
                            sums[1] += pt * eta;
                            sums[2] += pt * phi;
                        },
                        Draws.of(4, 2));
        assertThat(sums[0]).isCloseTo(500, within(1e-9));
        assertThat(sums[1] / 500).isCloseTo(0.4, within(1e-12));
        assertThat(sums[2] / 500).isCloseTo(-2, within(1e-12));
    }

    @Test
    void topsHaveTheirMassAndGluonsMoreConstituentsThanQuarks() {
        float[][] tops = jets(Origin.TOP), gluons = jets(Origin.GLUON), quarks = jets(Origin.QUARK);
        assertThat(median(tops[5])).isBetween(160.0, 200.0);
        assertThat(median(quarks[5])).isBetween(25.0, 90.0);
        assertThat(median(gluons[5])).isBetween(40.0, 120.0);
        double ratio = mean(gluons[1]) / mean(quarks[1]);
        // The colour factors give 9/4 at infinite energy.
        assertThat(ratio).isBetween(1.15, 2.25);
        assertThat(mean(quarks[1])).isBetween(15.0, 60.0);
        assertThat(mean(gluons[1])).isBetween(25.0, 90.0);
        assertThat(mean(tops[2])).isBetween(500.0, 650.0);
        assertThat(tops[7]).containsOnly(1);
        assertThat(gluons[7]).containsOnly(0);
    }

    @Test
    void constituentsSumUpToTheJetAndFallInTransverseMomentum() {
        float[][] out = jets(Origin.TOP);
        for (int jet = 0; jet < N; jet++) {
            double e = 0, x = 0, y = 0, z = 0, before = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 200; i++) {
                int at = 4 * (200 * jet + i);
                e += out[0][at];
                x += out[0][at + 1];
                y += out[0][at + 2];
                z += out[0][at + 3];
                double pt = Math.hypot(out[0][at + 1], out[0][at + 2]);
                assertThat(pt).isLessThanOrEqualTo(before * (1 + 1e-6));
                assertThat(pt > 0).isEqualTo(i < out[1][jet]);
                before = pt;
            }
            assertThat(Math.hypot(x, y)).isCloseTo(out[2][jet], within(0.01));
            assertThat(Math.sqrt(Math.max(0, e * e - x * x - y * y - z * z)))
                    .isCloseTo(out[5][jet], within(0.5));
        }
    }

    @Test
    void decaysKeepFourMomentumAndMasses() {
        Draws draws = Draws.of(2, 2);
        for (int i = 0; i < 100; i++) {
            Momentum parent = Momentum.of(300, draws.uniform(-2, 2), draws.uniform(-3, 3), 172.5);
            Momentum[] products = parent.decay(172.5, 4.2, 80.4, draws);
            Momentum sum = products[0].plus(products[1]);
            assertThat(sum.energy()).isCloseTo(parent.energy(), within(1e-9 * parent.energy()));
            assertThat(sum.mass()).isCloseTo(172.5, within(1e-4));
            assertThat(products[0].mass()).isCloseTo(4.2, within(1e-3));
            assertThat(products[1].mass()).isCloseTo(80.4, within(1e-4));
        }
    }
}
