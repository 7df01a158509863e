package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class KinematicsTest {

    @Test
    void wrapsAnglesIntoTheHalfOpenTurn() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double angle = (random.nextDouble() - 0.5) * 1000;
            double wrapped = Kinematics.wrap(angle);
            assertThat(wrapped).isGreaterThanOrEqualTo(-Math.PI).isLessThan(Math.PI);
            assertThat(Math.cos(wrapped)).isCloseTo(Math.cos(angle), within(1e-12));
            assertThat(Math.sin(wrapped)).isCloseTo(Math.sin(angle), within(1e-12));
        }
    }

    @Test
    void wrapsTheSeamItself() {
        assertThat(Kinematics.wrap(Math.PI)).isEqualTo(-Math.PI);
        assertThat(Kinematics.wrap(-Math.PI)).isEqualTo(-Math.PI);
        assertThat(Kinematics.wrap(3 * Math.PI)).isCloseTo(-Math.PI, within(1e-15));
        double below = Math.nextDown(-Math.PI);
        assertThat(Kinematics.wrap(below)).isGreaterThanOrEqualTo(-Math.PI).isLessThan(Math.PI);
        assertThat(Kinematics.wrap(1e-300)).isEqualTo(1e-300);
        assertThat(Kinematics.wrap(Double.NaN)).isNaN();
    }

    @Test
    void invertsSinhAtEverySize() {
        for (double x : new double[] {1e-300, 1e-20, 1e-8, 1e-3, 0.5, 1, 20, 300}) {
            assertThat(Kinematics.asinh(Math.sinh(x))).isCloseTo(x, within(3e-16 * x));
            assertThat(Kinematics.asinh(-Math.sinh(x))).isEqualTo(-Kinematics.asinh(Math.sinh(x)));
        }
        assertThat(Kinematics.asinh(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(1 / Kinematics.asinh(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void givesSpacelikeVectorsANegativeMassAndTakesItBack() {
        double mass = Kinematics.mass(3, 3, 4, 0);
        assertThat(mass).isEqualTo(-4);
        assertThat(Kinematics.energy(5, mass)).isEqualTo(3);
    }
}
