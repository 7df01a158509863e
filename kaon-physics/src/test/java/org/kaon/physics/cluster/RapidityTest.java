package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.vector.FourVector;

import java.util.Random;

class RapidityTest {

    @Test
    void isTheUsualOneOfMassiveParticles() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            FourVector p =
                    FourVector.ofPtEtaPhiM(
                            1 + random.nextDouble(), 3 * random.nextGaussian(), 1, 0.5);
            assertThat(Rapidity.of(p)).isCloseTo(p.rapidity(), within(1e-9));
        }
    }

    @Test
    void takesNoMassSquareBelowZero() {
        // |p| = 5 and E = 4.9: ½ ln(pT²/(E + pz)²), as FastJet has it.
        FourVector p = new FourVector(4.9, 3, 0, 4);
        assertThat(Rapidity.of(p)).isCloseTo(Math.log((4.9 + 4) / 3), within(1e-14));
        assertThat(Rapidity.of(new FourVector(4.9, 3, 0, -4))).isEqualTo(-Rapidity.of(p));
    }

    @Test
    void isLargeAlongTheBeam() {
        assertThat(Rapidity.of(new FourVector(7, 0, 0, 7))).isEqualTo(1e5 + 7);
        assertThat(Rapidity.of(new FourVector(7, 0, 0, -7))).isEqualTo(-1e5 - 7);
        assertThat(Rapidity.of(FourVector.ZERO)).isZero();
    }

    @Test
    void isFiniteWhereSquaresAreNot() {
        assertThat(Rapidity.of(new FourVector(2e200, 1e200, 0, 1))).isEqualTo(1e5);
        assertThat(Rapidity.of(new FourVector(2e200, 1e200, 0, -1e200))).isEqualTo(-1e5);
        assertThat(Rapidity.of(new FourVector(1e10, 1e-160, 0, -1e10))).isEqualTo(-1e5);
    }
}
