package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class SearchTest {

    private static final double[] RADII = {0.1, 0.4, 0.8, 1, 2, 7};
    // Their working memory goes from event to event.
    private static final TiledSearch FINE = new TiledSearch();
    private static final List<Search> SEARCHES =
            List.of(new TiledSearch(), new CloseSearch(), history -> FINE.run(history, 60));
    private static final int[] PARTICLES = {1, 2, 3, 7, 20, 45, 120};

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void joinsWhatThePlainLoopJoinsWhereParticlesAreSpread(Algorithm algorithm) {
        SplittableRandom random = new SplittableRandom(11);
        for (int particles : PARTICLES) {
            List<double[]> event = new ArrayList<>();
            for (int i = 0; i < particles; i++) {
                event.add(particle(random, random.nextDouble(-5, 5), random.nextDouble(-4, 4)));
            }
            requireSame(event, algorithm);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void joinsWhatThePlainLoopJoinsWithinAJetAcrossTheSeamOfAzimuth(Algorithm algorithm) {
        SplittableRandom random = new SplittableRandom(12);
        for (int particles : PARTICLES) {
            List<double[]> event = new ArrayList<>();
            for (int i = 0; i < particles; i++) {
                double phi = Math.PI + random.nextDouble(-0.6, 0.6);
                event.add(particle(random, random.nextDouble(-0.6, 0.6), phi));
            }
            requireSame(event, algorithm);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void joinsWhatThePlainLoopJoinsWhereParticlesAreDense(Algorithm algorithm) {
        SplittableRandom random = new SplittableRandom(16);
        List<double[]> event = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            double width = i % 5 == 0 ? 3 : 0.7;
            double phi = 3 + random.nextDouble(-width, width);
            event.add(particle(random, random.nextDouble(-width, width), phi));
        }
        requireSame(event, algorithm);
    }

    @Test
    void keepsMemoryInBoundsForTinyRadii() {
        SplittableRandom random = new SplittableRandom(17);
        List<double[]> event = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double phi = random.nextDouble(-3, 3);
            event.add(particle(random, random.nextDouble(-9, 9), phi));
        }
        for (Search search : SEARCHES) {
            History found = found(event, JetDefinition.antiKt(1e-9), search);
            assertThat(new ClusterSequence(found).inclusive(0)).hasSize(50);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void choosesAmongEqualsAsThePlainLoopDoes(Algorithm algorithm) {
        SplittableRandom random = new SplittableRandom(13);
        for (int particles : PARTICLES) {
            List<double[]> event = new ArrayList<>();
            for (int i = 0; i < particles; i++) {
                double[] p = {5, 3, 0, 4};
                int turn = random.nextInt(4);
                double sign = random.nextBoolean() ? 1 : -1;
                event.add(
                        turn == 0
                                ? p
                                : turn == 1
                                        ? new double[] {5, 0, sign * 3, sign * 4}
                                        : new double[] {5, sign * 3, sign * 0.0, 4});
            }
            requireSame(event, algorithm);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void joinsParticlesAlongTheBeamAndNothingAndHugeOnes(Algorithm algorithm) {
        SplittableRandom random = new SplittableRandom(14);
        List<double[]> event = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double size = Math.pow(10, random.nextInt(-3, 8));
            event.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new double[] {size, 0, 0, size};
                        case 1 -> new double[] {size, 0, 0, -size};
                        case 2 -> new double[4];
                        case 3 -> particle(random, random.nextDouble(-30, 30), Math.PI);
                        default -> particle(random, random.nextDouble(-12, 12), -Math.PI);
                    });
        }
        requireSame(event, algorithm);
    }

    @Test
    void endsWithTheLargestMomenta() {
        SplittableRandom random = new SplittableRandom(15);
        for (Algorithm algorithm : Algorithm.values()) {
            List<double[]> event = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                double size = i % 2 == 0 ? 1e149 : 1;
                event.add(new double[] {2 * size, size, size * random.nextDouble(), 0});
            }
            for (Search search : SEARCHES) {
                JetDefinition definition = new JetDefinition(algorithm, 1, Recombination.E_SCHEME);
                History found = found(event, definition, search);
                assertThat(found.steps()).isEqualTo(9);
                assertThat(new ClusterSequence(found).inclusive(0)).isNotEmpty();
            }
        }
    }

    private static double[] particle(SplittableRandom random, double y, double phi) {
        double pt = 0.1 + 5 * Math.pow(random.nextDouble(), 4);
        double px = pt * Math.cos(phi);
        double py = pt * Math.sin(phi);
        double pz = pt * Math.sinh(y);
        double mass = random.nextBoolean() ? 0.14 : 0;
        return new double[] {Math.sqrt(pt * pt + pz * pz + mass * mass), px, py, pz};
    }

    private static void requireSame(List<double[]> event, Algorithm algorithm) {
        for (double radius : RADII) {
            for (Recombination scheme : Recombination.values()) {
                JetDefinition definition = new JetDefinition(algorithm, radius, scheme);
                History wanted = PlainClustering.history(ClusterFixture.vectors(event), definition);
                for (Search search : SEARCHES) {
                    String what =
                            "way %d, %s, %d particles"
                                    .formatted(SEARCHES.indexOf(search), definition, event.size());
                    requireSame(found(event, definition, search), wanted, what);
                }
            }
        }
    }

    private static void requireSame(History found, History wanted, String what) {
        assertThat(found.stepNode).as(what).isEqualTo(wanted.stepNode);
        assertThat(found.stepDistance).as(what).isEqualTo(wanted.stepDistance);
        assertThat(found.first).as(what).isEqualTo(wanted.first);
        assertThat(found.second).as(what).isEqualTo(wanted.second);
        assertThat(found.e).as(what).isEqualTo(wanted.e);
        assertThat(found.px).as(what).isEqualTo(wanted.px);
    }

    private static History found(List<double[]> event, JetDefinition definition, Search search) {
        FourVectors vectors = ClusterFixture.vectors(event);
        History history = new History(definition, vectors, 0, vectors.length());
        search.run(history);
        return history;
    }
}
