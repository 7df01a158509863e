package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class RotationTest {

    private static void assertClose(ThreeVector found, ThreeVector expected) {
        assertThat(found.minus(expected).norm()).isCloseTo(0, within(2e-15 * expected.norm()));
    }

    @Test
    void turnsAQuarterAboutEachAxis() {
        assertClose(Rotation.about(ThreeVector.X, Math.PI / 2).apply(ThreeVector.Y), ThreeVector.Z);
        assertClose(Rotation.about(ThreeVector.Y, Math.PI / 2).apply(ThreeVector.Z), ThreeVector.X);
        assertClose(Rotation.about(ThreeVector.Z, Math.PI / 2).apply(ThreeVector.X), ThreeVector.Y);
    }

    @Test
    void addsToTheAzimuthAboutTheBeam() {
        FourVector vector = FourVector.ofPtEtaPhiM(20, 1.5, 3, 4);
        FourVector turned = Rotation.about(ThreeVector.Z, 0.7).apply(vector);
        assertThat(turned.deltaPhi(vector)).isCloseTo(0.7, within(1e-14));
        assertThat(turned.eta()).isCloseTo(1.5, within(1e-14));
        assertThat(turned.e()).isEqualTo(vector.e());
    }

    @Test
    void takesAnyDirectionToZ() {
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            double size = Math.exp(random.nextGaussian() * 20);
            ThreeVector direction =
                    new ThreeVector(
                            random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            ThreeVector turned = Rotation.toZ(direction.times(size)).apply(direction);
            assertClose(turned, new ThreeVector(0, 0, direction.norm()));
        }
    }

    @Test
    void takesAlmostOppositeDirectionsToEachOther() {
        for (double slip : new double[] {1e-3, 1e-8, 1e-15, 1e-30, 0}) {
            ThreeVector almost = new ThreeVector(slip, -slip, -1);
            assertClose(Rotation.toZ(almost).apply(almost), ThreeVector.Z.times(almost.norm()));
        }
        for (ThreeVector axis : new ThreeVector[] {ThreeVector.X, ThreeVector.Y, ThreeVector.Z}) {
            ThreeVector opposite = axis.times(-1);
            assertClose(Rotation.taking(axis, opposite).apply(axis), opposite);
        }
    }

    @Test
    void keepsLengthsAndAngles() {
        Rotation rotation = Rotation.about(new ThreeVector(1, 2, -3), 1.1);
        ThreeVector a = new ThreeVector(3, -1, 2);
        ThreeVector b = new ThreeVector(0.5, 7, 1);
        assertThat(rotation.apply(a).dot(rotation.apply(b))).isCloseTo(a.dot(b), within(1e-14));
        assertClose(rotation.inverse().apply(rotation.apply(b)), b);
    }

    @Test
    void turnsNothingWithoutADirection() {
        assertThat(Rotation.toZ(ThreeVector.ZERO)).isEqualTo(Rotation.NONE);
        assertThat(Rotation.taking(ThreeVector.X, ThreeVector.ZERO)).isEqualTo(Rotation.NONE);
        assertThat(Rotation.toZ(ThreeVector.Z)).isEqualTo(Rotation.NONE);
        assertThat(Rotation.toZ(new ThreeVector(Double.NaN, 0, 1)).apply(ThreeVector.X).x())
                .isNaN();
    }

    @Test
    void refusesAnAxisWithoutDirection() {
        assertThatThrownBy(() -> Rotation.about(ThreeVector.ZERO, 1)).hasMessageContaining("axis");
        assertThatThrownBy(() -> new Rotation(0, 0, 0, 0)).hasMessageContaining("length 0");
    }
}
