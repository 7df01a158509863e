package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

/// Neutrinos of W bosons and angles of decays.
class DecayTest {

    private static final double W = 80.37;

    private static FourVector isotropic(Random random, double energy) {
        double z = 2 * random.nextDouble() - 1;
        double phi = 2 * Math.PI * random.nextDouble();
        double across = Math.sqrt(1 - z * z);
        ThreeVector n = new ThreeVector(across * Math.cos(phi), across * Math.sin(phi), z);
        return FourVector.of(energy, n.times(energy));
    }

    private static FourVector opposite(FourVector vector) {
        return FourVector.of(vector.e(), vector.momentum().times(-1));
    }

    @Test
    void findsTheNeutrinoAmongItsTwoSolutions() {
        Random random = new Random(1);
        int nearer = 0;
        for (int i = 0; i < 500; i++) {
            FourVector w = FourVector.ofPtEtaPhiM(20 * random.nextDouble(), i % 7 - 3.0, i, W);
            Boost boost = Boost.toRestFrameOf(w).inverse();
            FourVector decay = isotropic(random, W / 2);
            FourVector lepton = boost.apply(decay);
            FourVector neutrino = boost.apply(opposite(decay));
            NeutrinoSolution found = NeutrinoSolution.of(lepton, neutrino.transverse(), W);
            assertThat(found.real()).isTrue();
            assertThat(Math.abs(found.smaller())).isLessThanOrEqualTo(Math.abs(found.larger()));
            double near = Math.abs(found.smaller() - neutrino.pz());
            double far = Math.abs(found.larger() - neutrino.pz());
            assertThat(Math.min(near, far)).isCloseTo(0, within(1e-4));
            nearer += near < far ? 1 : 0;
            assertThat(lepton.plus(found.nearer()).mass()).isCloseTo(W, within(1e-6));
            assertThat(lepton.plus(found.farther()).mass()).isCloseTo(W, within(1e-6));
        }
        assertThat(nearer).isGreaterThan(250);
    }

    @Test
    void takesTheRealPartWhereTheTransverseMassIsTooLarge() {
        FourVector lepton = FourVector.ofPtEtaPhiM(60, 0.8, 0, 0);
        TransverseVector missing = new TransverseVector(-70, 5);
        NeutrinoSolution found = NeutrinoSolution.of(lepton, missing, W);
        assertThat(found.real()).isFalse();
        assertThat(found.smaller()).isEqualTo(found.larger());
        double mu = W * W / 2 + lepton.transverse().dot(missing);
        assertThat(found.smaller()).isCloseTo(mu * lepton.pz() / 3600, within(1e-9));
        assertThat(lepton.plus(found.nearer()).mass()).isGreaterThan(W);
    }

    @Test
    void hasNoNeutrinoForALeptonAlongTheBeam() {
        FourVector along = new FourVector(50, 0, 0, 50);
        NeutrinoSolution found = NeutrinoSolution.of(along, new TransverseVector(20, 0), W);
        assertThat(found.real()).isFalse();
        assertThat(found.smaller()).isNaN();
        assertThat(found.larger()).isNaN();
        FourVector lepton = FourVector.ofPtEtaPhiM(40, 0, 0, 0);
        TransverseVector nan = new TransverseVector(Double.NaN, 0);
        assertThat(NeutrinoSolution.of(lepton, nan, W).smaller()).isNaN();
    }

    @Test
    void isSymmetricForALeptonAcrossTheBeam() {
        FourVector lepton = FourVector.ofPtEtaPhiM(30, 0, 0, 0);
        NeutrinoSolution found = NeutrinoSolution.of(lepton, new TransverseVector(-20, 0), W);
        assertThat(found.smaller()).isCloseTo(-found.larger(), within(1e-12));
        NeutrinoSolution none = NeutrinoSolution.of(lepton, TransverseVector.ZERO, W);
        assertThat(lepton.plus(none.nearer()).mass()).isCloseTo(W, within(1e-10));
    }

    @Test
    void measuresTheAngleToTheBeamOfAPairAtRest() {
        FourVector negative = FourVector.of(45, new ThreeVector(27, 0, 36));
        CollinsSoper found = CollinsSoper.of(negative, opposite(negative));
        assertThat(found.cosTheta()).isCloseTo(0.8, within(1e-15));
        assertThat(found.phi()).isCloseTo(0, within(1e-15));
        CollinsSoper swapped = CollinsSoper.of(opposite(negative), negative);
        assertThat(swapped.cosTheta()).isCloseTo(-0.8, within(1e-15));
        assertThat(Math.abs(swapped.phi())).isCloseTo(Math.PI, within(1e-15));
    }

    @Test
    void staysTheSameUnderBoostsAlongTheBeamAndTurnsAboutIt() {
        FourVector negative = FourVector.ofPtEtaPhiM(50, 0.3, 1, 0);
        FourVector positive = FourVector.ofPtEtaPhiM(35, -0.8, -2.5, 0);
        CollinsSoper expected = CollinsSoper.of(negative, positive);
        for (LorentzTransformation change :
                new LorentzTransformation[] {
                    Boost.along(ThreeVector.Z, 2), Rotation.about(ThreeVector.Z, 2)
                }) {
            CollinsSoper found = CollinsSoper.of(change.apply(negative), change.apply(positive));
            assertThat(found.cosTheta()).isCloseTo(expected.cosTheta(), within(1e-13));
            assertThat(found.phi()).isCloseTo(expected.phi(), within(1e-13));
        }
    }

    @Test
    void followsThePair() {
        FourVector negative = FourVector.ofPtEtaPhiM(50, -1, 1, 0);
        FourVector positive = FourVector.ofPtEtaPhiM(35, -2, -2.5, 0);
        CollinsSoper fixed = CollinsSoper.of(negative, positive);
        CollinsSoper found = CollinsSoper.following(negative, positive);
        assertThat(found).isEqualTo(new CollinsSoper(-fixed.cosTheta(), -fixed.phi()));
        Rotation around = Rotation.about(ThreeVector.X, Math.PI);
        CollinsSoper mirrored = CollinsSoper.of(around.apply(negative), around.apply(positive));
        assertThat(found.cosTheta()).isCloseTo(mirrored.cosTheta(), within(1e-14));
        assertThat(found.phi()).isCloseTo(mirrored.phi(), within(1e-14));
        FourVector forward = FourVector.ofPtEtaPhiM(50, 1, 1, 0);
        assertThat(CollinsSoper.following(forward, forward.plus(negative)))
                .isEqualTo(CollinsSoper.of(forward, forward.plus(negative)));
    }

    @Test
    void hasNoAnglesInAPairWithoutMass() {
        FourVector light = new FourVector(5, 3, 4, 0);
        assertThat(CollinsSoper.of(light, light).cosTheta()).isNaN();
        assertThat(CollinsSoper.of(FourVector.ZERO, FourVector.ZERO).phi()).isNaN();
        assertThat(HelicityAngle.cosine(light, light)).isNaN();
    }

    @Test
    void givesBackTheAngleOfADecay() {
        FourVector parent = FourVector.ofPtEtaPhiM(200, 1.2, 0.4, 91.2);
        ThreeVector flight = parent.momentum().unit();
        Boost out = Boost.toRestFrameOf(parent).inverse();
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            FourVector child = isotropic(random, 45.6);
            double expected = flight.dot(child.momentum().unit());
            assertThat(HelicityAngle.cosine(out.apply(child), parent))
                    .isCloseTo(expected, within(1e-13));
        }
    }

    // For W to two light quarks in a top's decay, the mass of b and quark gives the angle.
    @Test
    void knowsTheAngleOfTheWInATopFromItsMasses() {
        FourVector top = FourVector.ofPtEtaPhiM(150, 0.5, 2, 172.5);
        double energy = (172.5 * 172.5 - W * W) / (2 * 172.5);
        Random random = new Random(3);
        FourVector bottom = Boost.toRestFrameOf(top).inverse().apply(isotropic(random, energy));
        FourVector w = top.minus(bottom);
        Boost out = Boost.toRestFrameOf(w).inverse();
        for (int i = 0; i < 50; i++) {
            FourVector quark = out.apply(isotropic(random, W / 2));
            double square = 2 * bottom.dot(quark);
            double expected = 2 * square / (172.5 * 172.5 - W * W) - 1;
            assertThat(HelicityAngle.cosine(quark, w, top)).isCloseTo(expected, within(1e-11));
        }
    }

    @Test
    void hasNoFlightWhereTheParentRests() {
        FourVector rest = new FourVector(91.2, 0, 0, 0);
        FourVector child = new FourVector(45.6, 45.6, 0, 0);
        assertThat(HelicityAngle.cosine(child, rest)).isNaN();
        FourVector moving = FourVector.ofPtEtaPhiM(10, 0, 0, 91.2);
        assertThat(HelicityAngle.cosine(moving.plus(moving), FourVector.ZERO)).isNaN();
    }
}
