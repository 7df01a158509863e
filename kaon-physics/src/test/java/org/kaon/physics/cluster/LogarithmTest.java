package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class LogarithmTest {

    @Test
    void isThatOfStrictMathToOneUnitInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200_000; i++) {
            double x =
                    random.nextBoolean()
                            ? Math.pow(10, random.nextDouble(-300, 300))
                            : 1 + random.nextDouble(-1, 1) * Math.pow(10, -8 * random.nextDouble());
            double wanted = StrictMath.log(x);
            double difference = Math.abs(Logarithm.of(x) - wanted);
            assertThat(difference).isLessThanOrEqualTo(Math.ulp(wanted));
        }
    }

    @Test
    void knowsOneAndTheEdges() {
        assertThat(Logarithm.of(1)).isEqualTo(0.0);
        assertThat(Logarithm.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Logarithm.of(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Logarithm.of(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(Logarithm.of(Double.NaN)).isNaN();
        assertThat(Logarithm.of(-1)).isNaN();
    }
}
