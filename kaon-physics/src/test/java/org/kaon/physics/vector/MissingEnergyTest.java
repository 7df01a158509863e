package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MissingEnergyTest {

    private static FourVectors particles(double[] px, double[] py) {
        double[] zero = new double[px.length];
        return FourVectors.cartesian(
                Component.of(zero), Component.of(px), Component.of(py), Component.of(zero));
    }

    @Test
    void balancesTheVisibleParticles() {
        MissingEnergy missing =
                MissingEnergy.of(
                        particles(new double[] {99, 3, 0}, new double[] {99, 0, -4}), 1, 3);
        assertThat(missing.momentum()).isEqualTo(new TransverseVector(-3, 4));
        assertThat(missing.pt()).isEqualTo(5);
        assertThat(missing.phi()).isEqualTo(StrictMath.atan2(4, -3));
        assertThat(missing.scalarSum()).isEqualTo(7);
        assertThat(missing.significance()).isCloseTo(5 / Math.sqrt(7), within(1e-15));
    }

    @Test
    void losesNothingBesideLargeMomenta() {
        FourVectors event =
                particles(new double[] {1e17, 1, -1e17, 1}, new double[] {0, 1e-20, 5, -5});
        MissingEnergy missing = MissingEnergy.of(event, 0, 4);
        assertThat(missing.momentum()).isEqualTo(new TransverseVector(-2, -1e-20));
    }

    @Test
    void isNothingForAnEmptyEvent() {
        MissingEnergy missing = MissingEnergy.of(particles(new double[2], new double[2]), 1, 1);
        assertThat(missing.pt()).isZero();
        assertThat(missing.phi()).isZero();
        assertThat(missing.significance()).isZero();
    }

    @Test
    void passesOnWhatIsNotANumber() {
        FourVectors event = particles(new double[] {1, Double.NaN}, new double[] {1, 1});
        assertThat(MissingEnergy.of(event, 0, 2).pt()).isNaN();
    }
}
