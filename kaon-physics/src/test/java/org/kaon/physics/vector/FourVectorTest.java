package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

class FourVectorTest {

    /// Rows of `E, px, py, pz, pt, eta, phi, mass, rapidity` from 50-digit arithmetic.
    static List<double[]> vectors() {
        try (InputStream in = FourVectorTest.class.getResourceAsStream("vectors.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(FourVectorTest::numbers).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void agreesWithFiftyDigitArithmetic() {
        assertThat(vectors()).hasSize(50);
        for (double[] row : vectors()) {
            FourVector vector = new FourVector(row[0], row[1], row[2], row[3]);
            assertThat(vector.pt()).isCloseTo(row[4], within(1e-15 * row[4]));
            assertThat(vector.eta()).isCloseTo(row[5], within(4e-16 * Math.abs(row[5])));
            assertThat(vector.phi()).isCloseTo(row[6], within(1e-15));
            // The mass is known no better than the rounding of energy and momentum allows.
            double square = Math.signum(row[7]) * row[7] * row[7];
            double mass = Math.signum(vector.mass()) * vector.mass() * vector.mass();
            assertThat(mass).isCloseTo(square, within(4e-16 * row[0] * row[0]));
            assertThat(vector.rapidity())
                    .as("rapidity of %s", vector)
                    .isCloseTo(row[8], within(1e-11 * Math.abs(row[8])));
        }
    }

    @Test
    void returnsFromPtEtaPhiMass() {
        for (double[] row : vectors()) {
            FourVector vector = FourVector.ofPtEtaPhiM(row[4], row[5], row[6], row[7]);
            double scale = Math.max(row[0], vector.p());
            assertThat(vector.e()).isCloseTo(row[0], within(1e-14 * scale));
            assertThat(vector.px()).isCloseTo(row[1], within(1e-14 * scale));
            assertThat(vector.py()).isCloseTo(row[2], within(1e-14 * scale));
            assertThat(vector.pz()).isCloseTo(row[3], within(1e-14 * scale));
        }
    }

    @Test
    void addsToTheInvariantMassOfAPair() {
        FourVector left = FourVector.ofPtEtaPhiM(45.6, 0.3, 3.1, 0);
        FourVector right = FourVector.ofPtEtaPhiM(30, -1.1, -3.0, 0);
        double square = 2 * 45.6 * 30 * (Math.cosh(1.4) - Math.cos(6.1));
        assertThat(left.plus(right).mass()).isCloseTo(Math.sqrt(square), within(1e-12));
    }

    @Test
    void shiftsRapidityByABoostAlongTheBeam() {
        FourVector vector = FourVector.ofPtEtaPhiM(20, 0.7, 1, 5);
        double boost = 1.3;
        FourVector moved =
                new FourVector(
                        Math.cosh(boost) * vector.e() + Math.sinh(boost) * vector.pz(),
                        vector.px(),
                        vector.py(),
                        Math.sinh(boost) * vector.e() + Math.cosh(boost) * vector.pz());
        assertThat(moved.rapidity() - vector.rapidity()).isCloseTo(boost, within(1e-13));
        assertThat(moved.mass()).isCloseTo(5, within(1e-12));
    }

    @Test
    void measuresDistancesAcrossTheSeamOfPhi() {
        FourVector left = FourVector.ofPtEtaPhiM(1, 0, Math.PI - 0.1, 0);
        FourVector right = FourVector.ofPtEtaPhiM(1, 0.3, -Math.PI + 0.3, 0);
        assertThat(left.deltaPhi(right)).isCloseTo(-0.4, within(1e-14));
        assertThat(right.deltaPhi(left)).isCloseTo(0.4, within(1e-14));
        assertThat(left.deltaR(right)).isCloseTo(0.5, within(1e-14));
    }

    @Test
    void knowsTheBeamAndTheNullVector() {
        assertThat(new FourVector(5, 0, 0, 5).eta()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new FourVector(5, 0, 0, -5).eta()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new FourVector(5, 0, 0, -5).rapidity()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(FourVector.ZERO.eta()).isZero();
        assertThat(FourVector.ZERO.rapidity()).isZero();
        assertThat(FourVector.ZERO.mass()).isZero();
    }
}
