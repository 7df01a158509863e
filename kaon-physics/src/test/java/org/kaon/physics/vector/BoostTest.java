package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoostTest {

    private static final FourVector TOP = FourVector.ofPtEtaPhiM(400, 1.3, -2, 172.5);
    private static final FourVector LEPTON = FourVector.ofPtEtaPhiM(35, -0.4, 1, 0.105);

    @Test
    void bringsASystemToRest() {
        FourVector rest = Boost.toRestFrameOf(TOP).apply(TOP);
        assertThat(rest.e()).isCloseTo(172.5, within(1e-11));
        assertThat(rest.p()).isCloseTo(0, within(1e-11));
    }

    @Test
    void changesNoProductOfVectors() {
        Boost boost = Boost.byVelocity(new ThreeVector(0.3, -0.5, 0.7));
        double before = TOP.dot(LEPTON);
        assertThat(boost.apply(TOP).dot(boost.apply(LEPTON))).isCloseTo(before, within(1e-9));
        assertThat(boost.apply(TOP).minus(boost.apply(LEPTON)).mass())
                .isCloseTo(TOP.minus(LEPTON).mass(), within(1e-10));
    }

    @Test
    void goesThereAndBack() {
        Boost boost = Boost.toRestFrameOf(TOP);
        FourVector back = boost.inverse().apply(boost.apply(LEPTON));
        assertThat(back.minus(LEPTON).e()).isCloseTo(0, within(1e-12));
        assertThat(back.minus(LEPTON).p()).isCloseTo(0, within(1e-12));
    }

    @Test
    void addsRapiditiesAlongTheBeam() {
        FourVector far = Boost.along(ThreeVector.Z, 3).apply(LEPTON);
        assertThat(far.rapidity() - LEPTON.rapidity()).isCloseTo(3, within(1e-12));
        FourVector back = Boost.along(new ThreeVector(0, 0, -2), 3).apply(far);
        assertThat(back.pz()).isCloseTo(LEPTON.pz(), within(1e-12));
        assertThat(far.pt()).isEqualTo(LEPTON.pt());
    }

    @Test
    void isTheSameAlongAnyAxis() {
        ThreeVector axis = new ThreeVector(1, -2, 0.5);
        Rotation toZ = Rotation.toZ(axis);
        FourVector direct = Boost.along(axis, 0.9).apply(LEPTON);
        FourVector turned = toZ.apply(LEPTON);
        FourVector around = toZ.inverse().apply(Boost.along(ThreeVector.Z, 0.9).apply(turned));
        assertThat(direct.minus(around).p()).isCloseTo(0, within(1e-13));
        assertThat(direct.e()).isCloseTo(around.e(), within(1e-13));
    }

    @Test
    void knowsItsGamma() {
        assertThat(Boost.byVelocity(new ThreeVector(0, 0.6, 0)).gamma()).isEqualTo(1.25);
        assertThat(Boost.byVelocity(ThreeVector.ZERO).apply(TOP)).isEqualTo(TOP);
    }

    @Test
    void transformsColumnsAtAnyPlace() {
        double[][] columns = {{1, TOP.e(), LEPTON.e()}, {1, 1, 1}, {2, 2, 2}, {3, 3, 3}};
        FourVectors source = vectors(columns);
        FourVectors target = vectors(new double[4][5]);
        Boost boost = Boost.byVelocity(new ThreeVector(0, 0.1, 0.2));
        boost.apply(source, 1, 3, target, 2);
        assertThat(target.at(2)).isEqualTo(boost.apply(source.at(1)));
        assertThat(target.at(3)).isEqualTo(boost.apply(source.at(2)));
        assertThat(target.at(1)).isEqualTo(FourVector.ZERO);
        assertThat(target.at(4)).isEqualTo(FourVector.ZERO);
        boost.apply(source, 2, 2, target, 0);
        assertThat(target.at(0)).isEqualTo(FourVector.ZERO);
    }

    @Test
    void transformsInPlaceInColliderCoordinates() {
        FourVectors columns =
                FourVectors.cylindrical(
                        Component.of(new double[] {400}),
                        Component.of(new double[] {1.3}),
                        Component.of(new double[] {-2}),
                        Component.of(new double[] {172.5}));
        Boost.along(ThreeVector.Z, -1).apply(columns, 0, 1, columns, 0);
        assertThat(columns.first().at(0)).isCloseTo(400, within(1e-12));
        assertThat(columns.at(0).rapidity()).isCloseTo(TOP.rapidity() - 1, within(1e-12));
        assertThat(columns.fourth().at(0)).isCloseTo(172.5, within(1e-9));
    }

    @Test
    void findsNoFrameWhereLightRests() {
        FourVector light = new FourVector(5, 3, 4, 0);
        assertThat(Boost.toRestFrameOf(light).apply(TOP).e()).isNaN();
        assertThat(Boost.toRestFrameOf(FourVector.ZERO).apply(TOP).px()).isNaN();
        assertThat(Boost.toRestFrameOf(new FourVector(1, 2, 0, 0)).apply(TOP).pz()).isNaN();
    }

    @Test
    void refusesTheSpeedOfLight() {
        assertThatThrownBy(() -> Boost.byVelocity(new ThreeVector(0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below 1")
                .hasMessageContaining("1.0");
        assertThatThrownBy(() -> Boost.along(ThreeVector.ZERO, 1)).hasMessageContaining("axis");
    }

    private static FourVectors vectors(double[][] columns) {
        return FourVectors.cartesian(
                Component.of(columns[0]),
                Component.of(columns[1]),
                Component.of(columns[2]),
                Component.of(columns[3]));
    }
}
