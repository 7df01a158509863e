package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Random;

class CoordinatesTest {

    private static final int COUNT = 50;

    private static FourVectors columns(Coordinates coordinates) {
        return new FourVectors(
                coordinates,
                Component.of(new double[COUNT]),
                Component.of(new double[COUNT]),
                Component.of(new double[COUNT]),
                Component.of(new double[COUNT]));
    }

    /// Random vectors, the last one at rest.
    private static FourVectors particles() {
        Random random = new Random(6);
        FourVectors vectors = columns(Coordinates.E_PX_PY_PZ);
        for (int i = 0; i < COUNT - 1; i++) {
            double eta = 2 * random.nextGaussian();
            vectors.set(
                    i,
                    FourVector.ofPtEtaPhiM(
                            50 * random.nextDouble(), eta, i, 20 * random.nextDouble()));
        }
        vectors.set(COUNT - 1, new FourVector(5, 0, 0, 0));
        return vectors;
    }

    @ParameterizedTest
    @EnumSource
    void describesTheSameVectorsInEveryWay(Coordinates coordinates) {
        FourVectors start = particles();
        for (Coordinates other : Coordinates.values()) {
            FourVectors there = columns(coordinates);
            FourVectors further = columns(other);
            FourVectors back = columns(Coordinates.E_PX_PY_PZ);
            start.copyTo(0, COUNT, there, 0);
            there.copyTo(0, COUNT, further, 0);
            further.copyTo(0, COUNT, back, 0);
            for (int i = 0; i < COUNT; i++) {
                FourVector expected = start.at(i);
                FourVector lost = back.at(i).minus(expected);
                double size = Math.abs(lost.e()) + lost.p();
                assertThat(size).as("%d by %s", i, other).isLessThan(1e-12 * expected.e());
            }
        }
    }

    @Test
    void keepsMassesAndAnglesAmongPolarCoordinates() {
        FourVectors rapidity = columns(Coordinates.PT_Y_PHI_M);
        FourVectors pseudo = columns(Coordinates.PT_ETA_PHI_M);
        PtEtaPhiM light = new PtEtaPhiM(7000, 9, 3.5, 1e-9);
        pseudo.first().set(0, light.pt());
        pseudo.second().set(0, light.eta());
        pseudo.third().set(0, light.phi());
        pseudo.fourth().set(0, light.mass());
        pseudo.copyTo(0, 1, rapidity, 3);
        assertThat(rapidity.fourth().at(3)).isEqualTo(1e-9);
        assertThat(rapidity.third().at(3)).isEqualTo(3.5);
        assertThat(rapidity.second().at(3)).isCloseTo(9, within(1e-14));
        rapidity.copyTo(3, 4, pseudo, 0);
        assertThat(pseudo.second().at(0)).isCloseTo(9, within(1e-14));
        assertThat(pseudo.fourth().at(0)).isEqualTo(1e-9);
    }

    @Test
    void readsWhatItsNamesSay() {
        double y = 1.5;
        FourVector heavy = Coordinates.PT_Y_PHI_M.vector(3, y, 0, 4);
        assertThat(heavy.e()).isCloseTo(5 * Math.cosh(y), within(1e-14));
        assertThat(heavy.pz()).isCloseTo(5 * Math.sinh(y), within(1e-14));
        assertThat(Coordinates.M_PX_PY_PZ.vector(5, 12, 0, 0))
                .isEqualTo(new FourVector(13, 12, 0, 0));
        FourVector given = Coordinates.PT_ETA_PHI_E.vector(3, 0, Math.PI / 2, 7);
        assertThat(given.e()).isEqualTo(7);
        assertThat(given.py()).isEqualTo(3);
        assertThat(Coordinates.PT_ETA_PHI_E.direction(3, 0, 1, 5).mass()).isEqualTo(4);
        assertThat(Coordinates.PT_ETA_PHI_E.direction(4, 0, 1, 0).mass()).isEqualTo(-4);
    }

    @Test
    void keepsTheRapidityOfParticlesAlongTheBeam() {
        FourVectors beam = columns(Coordinates.PT_Y_PHI_M);
        beam.set(0, new FourVector(13, 0, 0, 12));
        assertThat(beam.second().at(0)).isCloseTo(Kinematics.asinh(12 / 5.0), within(1e-15));
        assertThat(beam.at(0).pz()).isCloseTo(12, within(1e-13));
    }

    @Test
    void tellsWhichArePolar() {
        assertThat(Coordinates.PT_Y_PHI_M.polar()).isTrue();
        assertThat(Coordinates.M_PX_PY_PZ.polar()).isFalse();
        assertThatThrownBy(() -> Coordinates.M_PX_PY_PZ.direction(1, 2, 3, 4))
                .hasMessageContaining("M_PX_PY_PZ");
    }
}
