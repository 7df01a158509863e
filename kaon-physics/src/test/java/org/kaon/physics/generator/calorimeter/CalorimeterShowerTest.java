package org.kaon.physics.generator.calorimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.calorimeter.Box.Pitch;
import org.kaon.physics.generator.calorimeter.CalorimeterShower.Labels;

import java.util.Collections;
import java.util.List;

/// Showers against the formulas that they are made of, averaged by quadrature.
class CalorimeterShowerTest {

    private static final double WIDE = 1e9;
    private static final int NODES = 33;

    /// Events in layers of one radiation length, of any width.
    private static float[] layers(Medium medium, Particle particle, double energy, int... sizes) {
        int events = sizes[0], count = sizes[1];
        Box box =
                new Box(
                        "cells",
                        new Pitch(1, WIDE),
                        new Pitch(1, WIDE),
                        new Pitch(count, medium.radiationLength()));
        CalorimeterShower showers =
                new CalorimeterShower(
                        Beam.of(particle, energy), Calorimeter.of(medium, box), Labels.PLAIN);
        float[][] out = showers.allocate(events);
        showers.fill(11, 0, events, out);
        return out[0];
    }

    /// The mean of a function of two standard normal numbers.
    private static double average(Function function) {
        double sum = 0, weights = 0;
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                double a = node(i), b = node(j);
                double weight = Math.exp(-0.5 * (a * a + b * b));
                weights += weight;
                sum += weight * function.at(a, b);
            }
        }
        return sum / weights;
    }

    private static double node(int i) {
        return 10.0 * i / (NODES - 1) - 5;
    }

    @FunctionalInterface
    private interface Function {
        double at(double a, double b);
    }

    /// Mean and its error of column `j` of rows of `width` numbers.
    private static double[] mean(float[] values, int width, int j) {
        int n = values.length / width;
        double sum = 0, squares = 0;
        for (int i = 0; i < n; i++) {
            double x = values[i * width + j];
            sum += x;
            squares += x * x;
        }
        double mean = sum / n;
        return new double[] {mean, Math.sqrt(Math.max(squares / n - mean * mean, 0) / n)};
    }

    private static float[] totals(float[] values, int width) {
        float[] totals = new float[values.length / width];
        for (int i = 0; i < values.length; i++) {
            totals[i / width] += values[i];
        }
        return totals;
    }

    @ParameterizedTest
    @ValueSource(strings = {"homogeneous", "sampling"})
    void theMeanLongitudinalProfileIsThatOfTheFormulas(String kind) {
        Medium medium = kind.equals("sampling") ? Medium.tungstenSilicon() : Medium.leadTungstate();
        float[] cells = layers(medium, Particle.ELECTRON, 20, 2000, 25);
        Longitudinal longitudinal = Longitudinal.of(20, medium);
        for (int layer = 0; layer < 25; layer++) {
            int from = layer;
            double expected =
                    20
                            * average((a, b) -> {
                                Profile profile = longitudinal.profile(a, b);
                                return profile.upTo(from + 1) - profile.upTo(from);
                            });
            double[] found = mean(cells, 25, layer);
            assertThat(found[0])
                    .as("layer %d", layer)
                    .isCloseTo(expected, within(4.5 * found[1] + 2e-3 * expected));
        }
    }

    @Test
    void theMeanRadialProfileIsThatOfTheFormulas() {
        Medium medium = Medium.leadTungstate();
        double energy = 30;
        List<Double> radii =
                List.of(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 50.0).stream()
                        .map(it -> it * medium.moliereRadius())
                        .toList();
        Cylinder cells =
                new Cylinder(
                        Collections.nCopies(
                                12, new Cylinder.Layer(2 * medium.radiationLength(), radii, 1)));
        CalorimeterShower showers =
                new CalorimeterShower(
                        Beam.of(Particle.ELECTRON, energy),
                        Calorimeter.of(medium, cells),
                        Labels.CALO_CHALLENGE);
        float[][] out = showers.allocate(400);
        showers.fill(5, 0, 400, out);
        Longitudinal longitudinal = Longitudinal.of(energy, medium);
        Radial radial = new Radial(Math.log(energy), medium);
        for (int layer : new int[] {1, 3, 6}) {
            for (int ring = 0; ring < radii.size(); ring++) {
                double inner = ring == 0 ? 0 : radii.get(ring - 1) / medium.moliereRadius();
                double outer = radii.get(ring) / medium.moliereRadius();
                int first = 2 * layer;
                double expected =
                        1000
                                * energy
                                * average((a, b) ->
                                        ring(longitudinal.profile(a, b), longitudinal)
                                                .energy(radial, first, inner, outer));
                double[] found = mean(out[0], cells.count(), layer * radii.size() + ring);
                assertThat(found[0])
                        .as("layer %d, ring %d", layer, ring)
                        .isCloseTo(expected, within(4.5 * found[1] + 4e-3 * expected));
            }
        }
    }

    private static Rings ring(Profile profile, Longitudinal longitudinal) {
        return new Rings(profile, longitudinal.depthScale(profile));
    }

    /// The energy between two radii in a layer of two radiation lengths.
    private record Rings(Profile profile, double tauOfOne) {

        double energy(Radial radial, int from, double inner, double outer) {
            double sum = 0;
            int slices = 8;
            for (int i = 0; i < slices; i++) {
                double t = from + 2.0 * i / slices, next = from + 2.0 * (i + 1) / slices;
                double tau = tauOfOne * (t + next) / 2;
                double p = radial.coreWeight(tau);
                double core = between(radial.core(tau), inner, outer);
                double tail = between(radial.tail(tau), inner, outer);
                sum += (profile.upTo(next) - profile.upTo(t)) * (p * core + (1 - p) * tail);
            }
            return sum;
        }

        private static double between(double radius, double inner, double outer) {
            return outer * outer / (outer * outer + radius * radius)
                    - inner * inner / (inner * inner + radius * radius);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 50})
    void containedElectronsHaveTheirEnergyAndTheStochasticResolution(double energy) {
        int n = 2000;
        float[] totals =
                totals(layers(Medium.tungstenSilicon(), Particle.ELECTRON, energy, n, 80), 80);
        double[] found = mean(totals, 1, 0);
        double sigma = 0.15 * Math.sqrt(energy);
        assertThat(found[0]).isCloseTo(energy, within(4 * sigma / Math.sqrt(n) + 5e-4 * energy));
        double relative = found[1] * Math.sqrt(n) / sigma;
        assertThat(relative).isCloseTo(1, within(4 / Math.sqrt(2.0 * n)));
    }

    @Test
    void photonsStartNineSeventhsOfARadiationLengthLater() {
        double[] electrons = barycentre(Particle.ELECTRON), photons = barycentre(Particle.PHOTON);
        double error = Math.hypot(electrons[1], photons[1]);
        assertThat(photons[0] - electrons[0]).isCloseTo(9 / 7.0, within(4 * error));
    }

    private static double[] barycentre(Particle particle) {
        int n = 1500, width = 90;
        float[] cells = layers(Medium.leadTungstate(), particle, 10, n, width);
        float[] depth = new float[n];
        for (int i = 0; i < n; i++) {
            double sum = 0, weighted = 0;
            for (int j = 0; j < width; j++) {
                sum += cells[i * width + j];
                weighted += cells[i * width + j] * (j + 0.5);
            }
            depth[i] = (float) (weighted / sum);
        }
        return mean(depth, 1, 0);
    }

    @Test
    void pionsInteractAfterAnInteractionLengthAndShowLessEnergy() {
        Medium medium = Medium.ironSilicon();
        double energy = 80;
        int n = 1500;
        double layer = medium.interactionLength();
        Box box = new Box("cells", new Pitch(1, WIDE), new Pitch(1, WIDE), new Pitch(25, layer));
        CalorimeterShower showers =
                new CalorimeterShower(
                        Beam.of(Particle.PION, energy), Calorimeter.of(medium, box), Labels.PLAIN);
        float[][] out = showers.allocate(n);
        showers.fill(3, 0, n, out);
        double[] total = mean(totals(out[0], 25), 1, 0);
        double f = 1 - Math.pow(energy, -0.18);
        assertThat(total[0])
                .isCloseTo(energy * (f + (1 - f) / 1.4), within(4.5 * total[1] + 2e-3 * energy));
        int late = 0;
        for (int i = 0; i < n; i++) {
            late += out[0][25 * i] < 1e-6 ? 1 : 0;
        }
        double expected = Math.exp(-1);
        assertThat(late / (double) n)
                .isCloseTo(expected, within(4.5 * Math.sqrt(expected * (1 - expected) / n)));
        assertThat(out[3]).containsOnly(211);
    }

    @Test
    void inclinedShowersLeanByTheirAngle() {
        Box box = new Box("cells", new Pitch(801, 2), new Pitch(1, WIDE), new Pitch(20, 5));
        Beam beam =
                new Beam(
                        List.of(Particle.ELECTRON),
                        new Interval(100, 100),
                        Beam.Spectrum.FLAT,
                        new Interval(25, 25),
                        0);
        CalorimeterShower showers =
                new CalorimeterShower(
                        beam, Calorimeter.of(Medium.tungstenSilicon(), box), Labels.PLAIN);
        float[][] out = showers.allocate(60);
        showers.fill(1, 0, 60, out);
        double first = centre(out[0], 6), last = centre(out[0], 12);
        assertThat((last - first) / (6 * 5)).isCloseTo(Math.tan(Math.toRadians(25)), within(0.03));
        assertThat(out[2][0]).isCloseTo((float) Math.toRadians(115), within(1e-6f));
    }

    /// The median of x in a layer, which the far and uneven tails hardly move.
    private static double centre(float[] cells, int layer) {
        double[] byX = new double[801];
        double sum = 0;
        for (int i = layer; i < cells.length; i += 20) {
            byX[i / 20 % 801] += cells[i];
            sum += cells[i];
        }
        double below = 0;
        int x = 0;
        while (below + byX[x] < sum / 2) {
            below += byX[x++];
        }
        return 2 * (x - 400.5 + (sum / 2 - below) / byX[x]);
    }

    @Test
    void theThresholdEmptiesCells() {
        Calorimeter all = Calorimeter.of(Medium.leadArgon(), Segments.ofCaloGan());
        Calorimeter some = new Calorimeter(all.medium(), all.cells(), all.response(), 20);
        Beam beam = Beam.of(Particle.ELECTRON, 40);
        float[] before = new CalorimeterShower(beam, all, Labels.PLAIN).allocate(3)[0];
        float[][] out = new CalorimeterShower(beam, all, Labels.PLAIN).allocate(3);
        new CalorimeterShower(beam, all, Labels.PLAIN).fill(2, 0, 3, out);
        System.arraycopy(out[0], 0, before, 0, before.length);
        new CalorimeterShower(beam, some, Labels.PLAIN).fill(2, 0, 3, out);
        for (int i = 0; i < before.length; i++) {
            assertThat(out[0][i]).isEqualTo(before[i] < 20 ? 0 : before[i]);
        }
    }
}
