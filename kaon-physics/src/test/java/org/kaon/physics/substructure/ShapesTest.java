package org.kaon.physics.substructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.physics.substructure.SubstructureFixture.Expected;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class ShapesTest {

    private static final SubstructureFixture FIXTURE = SubstructureFixture.read();

    static List<Expected> correlations() {
        return Stream.of("c2", "d2", "c3").flatMap(name -> FIXTURE.of(name).stream()).toList();
    }

    static List<Expected> lund() {
        return FIXTURE.of("lund");
    }

    @ParameterizedTest
    @MethodSource
    void correlations(Expected wanted) {
        FourVectors jet = FIXTURE.jet(wanted);
        EnergyCorrelations e = EnergyCorrelations.of(jet, 0, jet.length(), wanted.setting(0));
        double found =
                switch (wanted.quantity()) {
                    case "c2" -> e.c2();
                    case "d2" -> e.d2();
                    default -> e.c3();
                };
        assertThat(found).isCloseTo(wanted.value(), within(1e-9 * wanted.value()));
    }

    @ParameterizedTest
    @MethodSource
    void lund(Expected wanted) {
        FourVectors jet = FIXTURE.jet(wanted);
        LundPlane.Emission emission =
                new LundPlane().emissions(jet, 0, jet.length()).get((int) wanted.setting(0));
        double found = wanted.quantity().equals("lund-kt") ? emission.kt() : emission.angle();
        assertThat(found).isCloseTo(wanted.value(), within(1e-9 * wanted.value()));
    }

    @ParameterizedTest
    @EnumSource(Subjettiness.Axes.class)
    void subjettinessIsTheDistanceToTheAxesOfTwoProngs(Subjettiness.Axes axes) {
        // Two prongs of one hard particle with two soft ones at either side: the axes lie on the
        // hard ones.
        double[][] prongs = {{0, 0.4}, {0.9, -0.3}};
        List<double[]> particles =
                Stream.of(prongs)
                        .flatMap(p ->
                                Stream.of(
                                        SubstructureFixture.particle(100, p[0], p[1]),
                                        SubstructureFixture.particle(1, p[0] + 0.1, p[1]),
                                        SubstructureFixture.particle(1, p[0] - 0.1, p[1])))
                        .toList();
        FourVectors jet = SubstructureFixture.vectors(particles);
        double[] tau = new Subjettiness(axes, 1, 0.8).of(jet, 0, 6, 6);
        assertThat(tau[1]).isCloseTo(0.4 / (204 * 0.8), within(1e-5));
        assertThat(tau[0]).isGreaterThan(0.4);
        assertThat(tau[5]).isZero();
    }

    @ParameterizedTest
    @EnumSource(Subjettiness.Axes.class)
    void subjettinessFallsWithEveryAxis(Subjettiness.Axes axes) {
        FourVectors jet = FIXTURE.jets().get(2);
        double[] tau = new Subjettiness(axes, 2, 0.8).of(jet, 0, jet.length(), 6);
        for (int n = 1; n < tau.length; n++) {
            assertThat(tau[n]).isLessThanOrEqualTo(tau[n - 1]);
        }
    }

    @Test
    void minimisingNeverMakesSubjettinessLargerAndFindsTheMeanForAnglesSquared() {
        for (FourVectors jet : FIXTURE.jets()) {
            long n = jet.length();
            double[] start = new Subjettiness(Subjettiness.Axes.KT, 2, 1).of(jet, 0, n, 4);
            double[] best = new Subjettiness(Subjettiness.Axes.ONE_PASS_KT, 2, 1).of(jet, 0, n, 4);
            for (int k = 0; k < 4; k++) {
                assertThat(best[k]).isLessThanOrEqualTo(start[k]);
            }
            assertThat(best[0]).isCloseTo(variance(jet), within(1e-12));
        }
    }

    // τ₁ for β = 2 at its minimum is the pT-weighted variance of the particles' places.
    private static double variance(FourVectors jet) {
        Directions d = Directions.of(jet, 0, jet.length());
        double total = d.totalPt();
        double y = 0;
        double phi = 0;
        for (int i = 0; i < d.size(); i++) {
            y += d.pt()[i] / total * d.rapidity()[i];
            phi += d.pt()[i] / total * turned(d, i);
        }
        double sum = 0;
        for (int i = 0; i < d.size(); i++) {
            sum +=
                    d.pt()[i]
                            / total
                            * (Math.pow(d.rapidity()[i] - y, 2) + Math.pow(turned(d, i) - phi, 2));
        }
        return sum;
    }

    private static double turned(Directions d, int i) {
        double angle = d.phi()[i] - d.phi()[0];
        return angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI));
    }

    @Test
    void shapesOfTwoEqualParticles() {
        FourVectors jet =
                SubstructureFixture.vectors(
                        List.of(
                                SubstructureFixture.particle(10, 0.1, 3.1),
                                SubstructureFixture.particle(10, 0.1, 3.1 - 0.4)));
        JetShapes shapes = JetShapes.of(jet, 0, 2);
        assertThat(shapes.multiplicity()).isEqualTo(2);
        assertThat(shapes.girth()).isCloseTo(0.2, within(1e-3));
        assertThat(shapes.ptDispersion()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(shapes.leadingShare()).isCloseTo(0.5, within(1e-12));
        assertThat(shapes.pullSize()).isLessThan(1e-3);
        assertThat(JetShapes.charge(jet, new int[] {1, 1}, 0, 2, 1))
                .isCloseTo(20 / (20 * Math.cos(0.2)), within(1e-9));
    }

    @Test
    void whatIsNotDefinedIsNaN() {
        FourVectors none = SubstructureFixture.vectors(List.of());
        assertThat(JetShapes.of(none, 0, 0).girth()).isNaN();
        assertThat(JetShapes.of(none, 0, 0).pullAngle()).isNaN();
        assertThat(EnergyCorrelations.of(none, 0, 0, 1).d2()).isNaN();
        assertThat(new LundPlane().emissions(none, 0, 0)).isEmpty();
        assertThatThrownBy(() -> EnergyCorrelations.of(none, 0, 0, 0))
                .hasMessageContaining("must lie in (0, 100]");
        assertThatThrownBy(() -> new Subjettiness(Subjettiness.Axes.ONE_PASS_KT, 0.5, 1))
                .hasMessageContaining("β ≥ 1");
    }

    @Test
    void aParticleOnItsOwnAxisIsAtNoDistanceWhateverItsEnergy() {
        List<double[]> particles = new ArrayList<>();
        for (double[] place : new double[][] {{50, 1, 0}, {40, 1.4, 0.3}, {1e-3, 1.1, 0.1}}) {
            double[] p = SubstructureFixture.particle(place[0], place[1], place[2]);
            p[0] *= 1 - 1e-3; // E < |p|, as rounding makes it
            particles.add(p);
        }
        FourVectors jet = SubstructureFixture.vectors(particles);
        double[] tau =
                new Subjettiness(Subjettiness.Axes.WINNER_TAKES_ALL_KT, 1, 1).of(jet, 0, 3, 2);
        assertThat(tau[1]).isLessThan(1e-3 / 90);
    }
}
