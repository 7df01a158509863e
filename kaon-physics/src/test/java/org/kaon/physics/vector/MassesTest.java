package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MassesTest {

    private static final PtEtaPhiM MUON = new PtEtaPhiM(45, 0.7, 3, 0.10566);
    private static final PtEtaPhiM OTHER = new PtEtaPhiM(30, -1.9, -2.5, 0.10566);

    @Test
    void givesAPairTheMassOfItsSum() {
        double expected = MUON.cartesian().plus(OTHER.cartesian()).mass();
        assertThat(InvariantMass.of(MUON, OTHER)).isCloseTo(expected, within(1e-12));
        assertThat(InvariantMass.of(OTHER, MUON)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void isNeverLessThanTheTransverseMass() {
        assertThat(TransverseMass.of(MUON, OTHER)).isLessThan(InvariantMass.of(MUON, OTHER));
        PtEtaPhiM level = new PtEtaPhiM(30, 0.7, -2.5, 0.10566);
        assertThat(TransverseMass.of(MUON, level)).isEqualTo(TransverseMass.of(MUON, OTHER));
        PtEtaPhiM massless = new PtEtaPhiM(30, 0.7, -2.5, 0);
        assertThat(InvariantMass.of(new PtEtaPhiM(45, 0.7, 3, 0), massless))
                .isCloseTo(TransverseMass.massless(45, 3, 30, -2.5), within(1e-13));
    }

    @Test
    void knowsThePairOfOppositeParticles() {
        assertThat(InvariantMass.massless(40, 0, 0, 40, 0, Math.PI)).isCloseTo(80, within(1e-13));
        assertThat(TransverseMass.massless(40, 0.5, 40, 0.5 - Math.PI))
                .isCloseTo(80, within(1e-13));
        assertThat(InvariantMass.massless(40, 1, 2, 90, 1, 2)).isZero();
    }

    @Test
    void addsMassesOfParticlesThatMoveTogether() {
        PtEtaPhiM light = new PtEtaPhiM(10, 2, 1, 1);
        PtEtaPhiM heavy = new PtEtaPhiM(1000, 2, 1, 100);
        assertThat(InvariantMass.of(light, heavy)).isCloseTo(101, within(1e-11));
        PtEtaPhiM rest = new PtEtaPhiM(0, 3, 1, 2);
        assertThat(InvariantMass.of(rest, rest)).isEqualTo(4);
        assertThat(TransverseMass.of(rest, new PtEtaPhiM(0, 0, 0, 3))).isEqualTo(5);
    }

    @Test
    void sumsASystem() {
        FourVectors three =
                FourVectors.cylindrical(
                        Component.of(new double[] {45, 30, 20}),
                        Component.of(new double[] {0.7, -1.9, 0}),
                        Component.of(new double[] {3, -2.5, 1}),
                        Component.of(new double[] {0.10566, 0.10566, 0}));
        assertThat(InvariantMass.of(three, 0, 2))
                .isCloseTo(InvariantMass.of(MUON, OTHER), within(1e-12));
        assertThat(InvariantMass.of(three, 0, 3)).isGreaterThan(InvariantMass.of(three, 0, 2));
        assertThat(InvariantMass.of(three, 1, 1)).isZero();
    }

    @Test
    void givesOneParticleItsOwnMass() {
        for (double mass : new double[] {0, 1e-9, 0.105, -3}) {
            FourVectors one =
                    FourVectors.cylindrical(
                            Component.of(new double[] {500}),
                            Component.of(new double[] {4}),
                            Component.of(new double[] {1}),
                            Component.of(new double[] {mass}));
            assertThat(InvariantMass.of(one, 0, 1)).isCloseTo(mass, within(1e-15));
        }
    }

    @Test
    void sumsEnergiesToo() {
        FourVectors pair =
                FourVectors.cartesian(
                        Component.of(new double[] {5, 13, 3}),
                        Component.of(new double[] {3, -12, 3}),
                        Component.of(new double[] {4, 0, 4}),
                        Component.of(new double[] {0, 5, 0}));
        assertThat(InvariantMass.of(pair, 0, 2)).isCloseTo(Math.sqrt(202), within(1e-13));
        assertThat(InvariantMass.of(pair, 2, 3)).isEqualTo(-4);
        assertThat(InvariantMass.of(pair, 0, 3)).isCloseTo(pair.sum(0, 3).mass(), within(1e-13));
    }

    @Test
    void takesANegativeMassAsANegativeSquare() {
        PtEtaPhiM tachyon = PtEtaPhiM.of(new FourVector(3, 3, 4, 0));
        assertThat(tachyon.mass()).isEqualTo(-4);
        FourVector sum = tachyon.cartesian().plus(MUON.cartesian());
        assertThat(InvariantMass.of(tachyon, MUON)).isCloseTo(sum.mass(), within(1e-12));
        assertThat(InvariantMass.of(tachyon, tachyon)).isCloseTo(-8, within(1e-13));
    }

    @Test
    void isUndefinedForWhatNoParticleHas() {
        PtEtaPhiM negative = new PtEtaPhiM(-1, 0, 0, 0);
        assertThat(InvariantMass.of(MUON, negative)).isNaN();
        assertThat(InvariantMass.massless(-1, 0, 0, 5, 1, 1)).isNaN();
        assertThat(TransverseMass.massless(5, 0, -1, 1)).isNaN();
        assertThat(TransverseMass.of(MUON, new PtEtaPhiM(1, 0, 0, -2))).isNaN();
        assertThat(InvariantMass.of(MUON, new PtEtaPhiM(Double.NaN, 0, 0, 0))).isNaN();
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(InvariantMass.massless(5, infinite, 0, 5, infinite, 1)).isNaN();
    }

    @Test
    void reachesTheRapidityFromThePseudorapidity() {
        assertThat(MUON.rapidity()).isCloseTo(MUON.cartesian().rapidity(), within(1e-14));
        assertThat(MUON.eta() - MUON.lag()).isCloseTo(MUON.rapidity(), within(1e-15));
        assertThat(new PtEtaPhiM(5, 20, 0, 0).rapidity()).isEqualTo(20);
        assertThat(new PtEtaPhiM(0, 2, 0, 5).rapidity()).isZero();
        assertThat(Kinematics.rapidity(1, 1, -2)).isNaN();
    }
}
