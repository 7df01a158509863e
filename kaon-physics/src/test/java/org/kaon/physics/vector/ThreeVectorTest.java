package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThreeVectorTest {

    private static final ThreeVector A = new ThreeVector(1, -2, 3);
    private static final ThreeVector B = new ThreeVector(4, 0.5, -1);

    @Test
    void multipliesAsInSpace() {
        assertThat(ThreeVector.X.cross(ThreeVector.Y)).isEqualTo(ThreeVector.Z);
        assertThat(A.cross(B)).isEqualTo(new ThreeVector(0.5, 13, 8.5));
        assertThat(A.dot(B)).isZero();
        assertThat(A.plus(B).minus(B)).isEqualTo(A);
        assertThat(A.times(2).norm()).isCloseTo(2 * Math.sqrt(14), within(1e-15));
    }

    @Test
    void measuresTinyAnglesAndStraightOnes() {
        ThreeVector close = new ThreeVector(1, -2, 3).plus(new ThreeVector(0, 0, 1e-15));
        assertThat(A.angle(A)).isZero();
        assertThat(A.angle(close)).isBetween(1e-16, 1e-15);
        assertThat(A.angle(A.times(-3))).isEqualTo(Math.PI);
        assertThat(A.angle(B)).isEqualTo(Math.PI / 2);
        assertThat(A.angle(ThreeVector.ZERO)).isZero();
    }

    @Test
    void hasAUnitUnlessNull() {
        assertThat(A.unit().norm()).isCloseTo(1, within(1e-15));
        assertThat(ThreeVector.ZERO.unit()).isEqualTo(ThreeVector.ZERO);
    }

    @Test
    void measuresAzimuthsOfTransverseVectors() {
        TransverseVector up = TransverseVector.ofPtPhi(3, 3.1);
        TransverseVector down = TransverseVector.ofPtPhi(5, -3.1);
        assertThat(up.deltaPhi(down)).isCloseTo(6.2 - 2 * Math.PI, within(1e-15));
        assertThat(down.deltaPhi(up)).isEqualTo(-up.deltaPhi(down));
        assertThat(up.deltaPhi(up.minus(up))).isZero();
        TransverseVector left = new TransverseVector(-1, 0);
        assertThat(left.deltaPhi(new TransverseVector(1, 0))).isEqualTo(-Math.PI);
        assertThat(up.slack(down)).isCloseTo(15 - up.dot(down), within(1e-14));
        assertThat(up.slack(up)).isZero();
        assertThat(up.slack(TransverseVector.ZERO)).isZero();
    }
}
