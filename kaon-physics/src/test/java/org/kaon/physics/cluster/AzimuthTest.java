package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class AzimuthTest {

    @Test
    void isTheArcusTangentToTwoUnitsInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            double scale = Math.pow(10, random.nextDouble(-9, 9));
            double x = random.nextDouble(-1, 1) * scale;
            double y = random.nextDouble(-1, 1) * (random.nextBoolean() ? scale : 1);
            double wanted = StrictMath.atan2(y, x);
            double difference = Math.abs(Azimuth.of(y, x) - wanted);
            assertThat(difference).isLessThanOrEqualTo(2 * Math.ulp(wanted));
        }
    }

    @Test
    void knowsTheAxesAndTheSignOfZero() {
        assertThat(Azimuth.of(0, 2)).isEqualTo(0.0);
        assertThat(Azimuth.of(-0.0, 2)).isEqualTo(-0.0);
        assertThat(Azimuth.of(0, -2)).isEqualTo(Math.PI);
        assertThat(Azimuth.of(-0.0, -2)).isEqualTo(-Math.PI);
        assertThat(Azimuth.of(3, 0)).isEqualTo(Math.PI / 2);
        assertThat(Azimuth.of(-3, -0.0)).isEqualTo(-Math.PI / 2);
    }

    @Test
    void isMirroredExactly() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            assertThat(Azimuth.of(-y, x)).isEqualTo(-Azimuth.of(y, x));
            assertThat(Math.abs(Azimuth.of(y, x))).isLessThanOrEqualTo(Math.PI);
        }
    }
}
