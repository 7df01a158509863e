package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.kaon.physics.vector.StransverseMass.Side;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

class StransverseMassTest {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static List<double[]> events(String kind) {
        try (InputStream in = StransverseMassTest.class.getResourceAsStream("mt2.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> line.substring(kind.length() + 1).split(",", -1))
                    .map(x -> Arrays.stream(x).mapToDouble(Double::valueOf).toArray())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double mt2(double[] x) {
        return StransverseMass.of(
                new Side(x[1], new TransverseVector(x[2], x[3]), x[9]),
                new Side(x[4], new TransverseVector(x[5], x[6]), x[10]),
                new TransverseVector(x[7], x[8]));
    }

    @Test
    void agreesWithFortyDigitsAtExtremePoints() {
        assertThat(events("exact")).hasSize(33);
        for (double[] event : events("exact")) {
            assertThat(mt2(event))
                    .as(Arrays.toString(event))
                    .isCloseTo(event[0], within(1e-13 * event[0]));
        }
    }

    @Test
    void agreesWithBisectionOfEllipses() {
        assertThat(events("bisection")).hasSize(200);
        for (double[] event : events("bisection")) {
            assertThat(mt2(event))
                    .as(Arrays.toString(event))
                    .isCloseTo(event[0], within(1e-9 * event[0]));
        }
    }

    @Test
    void isTheLeastOfTheLargerTransverseMass() {
        Random random = new Random(8);
        for (int i = 0; i < 40; i++) {
            double[] x = new double[11];
            for (int k = 1; k < 11; k++) {
                x[k] = 50 * random.nextGaussian();
            }
            x[1] = i % 3 == 0 ? 0 : Math.abs(x[1]);
            x[4] = i % 4 == 0 ? 0 : Math.abs(x[4]);
            x[9] = i % 5 == 0 ? 0 : Math.abs(x[9]);
            x[10] = i % 2 == 0 ? x[9] : Math.abs(x[10]);
            double slow = least(px -> least(py -> larger(x, px, py)));
            assertThat(mt2(x)).as(Arrays.toString(x)).isCloseTo(slow, within(1e-6 * slow + 1e-5));
        }
    }

    private static double larger(double[] x, double px, double py) {
        PtEtaPhiM q = flat(px, py, x[9]);
        PtEtaPhiM rest = flat(x[7] - px, x[8] - py, x[10]);
        return Math.max(
                TransverseMass.of(flat(x[2], x[3], x[1]), q),
                TransverseMass.of(flat(x[5], x[6], x[4]), rest));
    }

    private static PtEtaPhiM flat(double px, double py, double mass) {
        return new PtEtaPhiM(Math.hypot(px, py), 0, Math.atan2(py, px), mass);
    }

    private static double least(DoubleUnaryOperator f) {
        double a = -5000;
        double b = 5000;
        for (int i = 0; i < 80; i++) {
            double c = b - GOLDEN * (b - a);
            double d = a + GOLDEN * (b - a);
            if (f.applyAsDouble(c) < f.applyAsDouble(d)) {
                b = d;
            } else {
                a = c;
            }
        }
        return f.applyAsDouble((a + b) / 2);
    }

    // Without recoil and masses, M_T2² = 2 (pT₁ pT₂ + pT₁ · pT₂).
    @Test
    void knowsTheFormulaOfBalancedMasslessPairs() {
        Random random = new Random(9);
        for (int i = 0; i < 1000; i++) {
            TransverseVector a = TransverseVector.ofPtPhi(100 * random.nextDouble(), i);
            TransverseVector b = TransverseVector.ofPtPhi(100 * random.nextDouble(), 2.3 * i);
            TransverseVector missing = TransverseVector.ZERO.minus(a).minus(b);
            double expected = Math.sqrt(2 * a.slack(TransverseVector.ZERO.minus(b)));
            assertThat(StransverseMass.of(new Side(0, a, 0), new Side(0, b, 0), missing))
                    .isCloseTo(expected, within(1e-12 * expected));
        }
    }

    @Test
    void isSymmetricScalesAndTurns() {
        for (double[] x : events("exact")) {
            double[] swapped = {0, x[4], x[5], x[6], x[1], x[2], x[3], x[7], x[8], x[10], x[9]};
            double[] scaled = Arrays.stream(x).map(one -> 1024 * one).toArray();
            double[] turned = {0, x[1], -x[3], x[2], x[4], -x[6], x[5], -x[8], x[7], x[9], x[10]};
            assertThat(mt2(swapped)).isCloseTo(mt2(x), within(1e-13 * x[0]));
            assertThat(mt2(scaled)).isCloseTo(1024 * mt2(x), within(1e-10 * x[0]));
            assertThat(mt2(turned)).isCloseTo(mt2(x), within(1e-13 * x[0]));
        }
    }

    @Test
    void isTheLightestParentWhereOneSideAloneDecides() {
        Side heavy = new Side(200, new TransverseVector(10, 5), 50);
        Side light = new Side(1, new TransverseVector(-20, 3), 50);
        assertThat(StransverseMass.of(heavy, light, new TransverseVector(5, 5))).isEqualTo(250);
        Side massless = new Side(0, new TransverseVector(30, 0), 0);
        Side across = new Side(0, new TransverseVector(0, 40), 0);
        assertThat(StransverseMass.of(massless, across, new TransverseVector(7, 1))).isZero();
        assertThat(StransverseMass.of(massless, massless, new TransverseVector(7, 0))).isZero();
        assertThat(StransverseMass.of(massless, massless, new TransverseVector(-7, 0)))
                .isPositive();
    }

    @Test
    void answersForEventsWithoutMotion() {
        Side nothing = new Side(0, TransverseVector.ZERO, 30);
        Side rest = new Side(5, TransverseVector.ZERO, 20);
        Side jet = new Side(10, new TransverseVector(60, 0), 0);
        TransverseVector missing = new TransverseVector(-50, 10);
        assertThat(StransverseMass.of(nothing, jet, missing)).isEqualTo(30);
        assertThat(StransverseMass.of(nothing, nothing, TransverseVector.ZERO)).isEqualTo(30);
        assertThat(StransverseMass.of(rest, rest, TransverseVector.ZERO)).isEqualTo(25);
        assertThat(StransverseMass.of(rest, jet, missing)).isGreaterThan(25);
        Side one = new Side(0, new TransverseVector(1, 0), 40);
        Side opposite = new Side(0, new TransverseVector(-2, 0), 40);
        assertThat(StransverseMass.of(one, opposite, missing)).isEqualTo(40);
    }

    @Test
    void takesNegativeMassesAsNoneAndPassesOnWhatIsNoNumber() {
        TransverseVector p = new TransverseVector(30, 4);
        TransverseVector q = new TransverseVector(-20, -9);
        TransverseVector missing = new TransverseVector(-15, 2);
        double massless = StransverseMass.of(new Side(0, p, 0), new Side(0, q, 0), missing);
        assertThat(StransverseMass.of(new Side(-1e-6, p, -1), new Side(0, q, 0), missing))
                .isEqualTo(massless);
        assertThat(StransverseMass.of(new Side(Double.NaN, p, 0), new Side(0, q, 0), missing))
                .isNaN();
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(
                        StransverseMass.of(
                                new Side(0, p, 0),
                                new Side(0, q, 0),
                                new TransverseVector(infinite, 0)))
                .isNaN();
    }

    @Test
    void takesFourVectors() {
        FourVector a = FourVector.ofPtEtaPhiM(60, 1, 0.3, 12);
        FourVector b = FourVector.ofPtEtaPhiM(45, -2, 2, 4);
        TransverseVector missing = new TransverseVector(-30, -30);
        double expected =
                StransverseMass.of(
                        new Side(12, a.transverse(), 80), new Side(4, b.transverse(), 80), missing);
        assertThat(StransverseMass.of(a, b, missing, 80)).isCloseTo(expected, within(1e-10));
    }
}
