package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.physics.cluster.ClusterFixture.Expected;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class ClusterSequenceTest {

    private static final ClusterFixture FIXTURE = ClusterFixture.read();

    static List<Expected> expected() {
        return FIXTURE.expected();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void findsTheJetsOfFastJet(Expected wanted) {
        FourVectors event = FIXTURE.events().get(wanted.event());
        ClusterSequence sequence = new Clustering(wanted.definition()).cluster(event);
        List<Jet> jets =
                switch (wanted.kind()) {
                    case "inclusive" -> sequence.inclusive(wanted.argument());
                    case "exclusive-n" -> sequence.exclusive((int) wanted.argument());
                    default -> sequence.exclusive(wanted.argument());
                };
        assertThat(jets).hasSameSizeAs(wanted.jets());
        for (int i = 0; i < jets.size(); i++) {
            double[] p = wanted.jets().get(i).momentum();
            FourVector found = jets.get(i).momentum();
            assertThat(jets.get(i).constituents()).isEqualTo(wanted.jets().get(i).constituents());
            double[] same = {found.e(), found.px(), found.py(), found.pz()};
            assertThat(same).containsExactly(p, within(1e-10 * p[0]));
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void joinsTheNearestPairOfAllAgainAndAgain(Algorithm algorithm) {
        FourVectors event = FIXTURE.events().get(3);
        JetDefinition definition = new JetDefinition(algorithm, 0.7, Recombination.E_SCHEME);
        List<FourVector> slow = SlowClustering.jets(event, definition);
        List<Jet> jets = new Clustering(definition).cluster(event).inclusive(0);
        assertThat(jets).hasSameSizeAs(slow);
        for (int i = 0; i < slow.size(); i++) {
            assertThat(jets.get(i).pt()).isCloseTo(slow.get(i).pt(), within(1e-9));
        }
    }

    @Test
    void givesEachParticleToOneJet() {
        FourVectors event = FIXTURE.events().get(5);
        List<Jet> jets = new Clustering(JetDefinition.antiKt(0.4)).cluster(event).inclusive(0);
        int[] all = jets.stream().flatMapToInt(j -> Arrays.stream(j.constituents())).toArray();
        assertThat(all).hasSize((int) event.length()).doesNotHaveDuplicates();
    }

    @Test
    void doesNotChangeWhenTheEventIsTurned() {
        Random random = new Random(4);
        FourVectors event = FIXTURE.events().get(4);
        double angle = random.nextDouble() * 6;
        List<double[]> turned = new ArrayList<>();
        for (int i = 0; i < event.length(); i++) {
            FourVector p = event.at(i);
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            turned.add(
                    new double[] {p.e(), c * p.px() - s * p.py(), s * p.px() + c * p.py(), p.pz()});
        }
        Clustering clustering = new Clustering(JetDefinition.antiKt(0.6));
        List<Jet> before = clustering.cluster(event).inclusive(0);
        List<Jet> after = clustering.cluster(ClusterFixture.vectors(turned)).inclusive(0);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).constituents()).isEqualTo(before.get(i).constituents());
        }
    }

    @Test
    void givesNoJetsForNoParticles() {
        ClusterSequence none =
                new Clustering(JetDefinition.kt(1)).cluster(ClusterFixture.vectors(List.of()));
        assertThat(none.inclusive(0)).isEmpty();
        assertThat(none.exclusive(0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void joinsIdenticalParticlesAndThoseWithoutTransverseMomentum(Algorithm algorithm) {
        List<double[]> particles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            particles.add(new double[] {5, 3, 0, 4});
        }
        particles.add(new double[] {7, 0, 0, 7});
        particles.add(new double[] {0, 0, 0, 0});
        FourVectors event = ClusterFixture.vectors(particles);
        JetDefinition definition = new JetDefinition(algorithm, 0.5, Recombination.E_SCHEME);
        List<Jet> jets = new Clustering(definition).cluster(event).inclusive(0);
        assertThat(jets).hasSize(3);
        assertThat(jets.getFirst().pt()).isCloseTo(15, within(1e-12));
        assertThat(jets.getFirst().constituents()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void namesAParticleThatIsNotFinite() {
        FourVectors event =
                ClusterFixture.vectors(
                        List.of(new double[] {1, 1, 0, 0}, new double[] {1, Double.NaN, 0, 0}));
        assertThatThrownBy(() -> new Clustering(JetDefinition.antiKt(1)).cluster(event))
                .hasMessageContaining("particle 1 is");
        assertThatThrownBy(() -> JetDefinition.antiKt(0)).hasMessageContaining("(0, 1000]");
    }

    @Test
    void tellsTheParentsOfAJet() {
        FourVectors event = FIXTURE.events().get(3);
        Jet jet =
                new Clustering(JetDefinition.cambridgeAachen(1))
                        .cluster(event)
                        .inclusive(0)
                        .getFirst();
        Jet.Parents parents = jet.parents().orElseThrow();
        FourVector sum = parents.harder().momentum().plus(parents.softer().momentum());
        assertThat(sum).isEqualTo(jet.momentum());
        assertThat(parents.harder().pt()).isGreaterThanOrEqualTo(parents.softer().pt());
        assertThat(jet.constituents())
                .hasSize(
                        parents.harder().constituents().length
                                + parents.softer().constituents().length);
    }

    @Test
    void liesWhereItsMomentumPointsToTheLastBit() {
        // Else a particle on a winner's axis would not be on it.
        FourVectors event = FIXTURE.events().get(5);
        for (Jet jet : new Clustering(JetDefinition.antiKt(0.4)).cluster(event).inclusive(0)) {
            assertThat(jet.phi()).isEqualTo(Azimuth.of(jet.momentum()));
            assertThat(jet.rapidity()).isEqualTo(Rapidity.of(jet.momentum()));
        }
    }
}
