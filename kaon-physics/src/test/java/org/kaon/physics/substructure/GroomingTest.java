package org.kaon.physics.substructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.physics.substructure.SubstructureFixture.Expected;
import org.kaon.physics.vector.FourVectors;

import java.util.List;

class GroomingTest {

    private static final SubstructureFixture FIXTURE = SubstructureFixture.read();

    static List<Expected> softDrop() {
        return FIXTURE.of("softdrop");
    }

    static List<Expected> subjets() {
        return FIXTURE.expected().stream()
                .filter(e -> e.quantity().startsWith("filter") || e.quantity().startsWith("trim"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void softDrop(Expected wanted) {
        SoftDrop.Result result =
                new SoftDrop(wanted.setting(0), wanted.setting(1), 0.8)
                        .groom(FIXTURE.jet(wanted))
                        .orElseThrow();
        double found =
                switch (wanted.quantity()) {
                    case "softdrop-mass" -> result.jet().mass();
                    case "softdrop-pt" -> result.jet().pt();
                    case "softdrop-z" -> result.momentumSharing();
                    case "softdrop-r" -> result.angle();
                    default -> result.dropped();
                };
        // A mass is the difference of squares.
        double allowed = wanted.quantity().endsWith("mass") ? 1e-6 : 1e-9;
        assertThat(found).isCloseTo(wanted.value(), within(allowed));
    }

    @ParameterizedTest
    @MethodSource
    void subjets(Expected wanted) {
        double radius = wanted.setting(0);
        double setting = wanted.setting(1);
        FourVectors jet = FIXTURE.jet(wanted);
        Subjets groomed =
                wanted.quantity().startsWith("filter")
                        ? new Filtering(radius, (int) setting).groom(jet)
                        : new Trimming(radius, setting).groom(jet);
        double found =
                wanted.quantity().endsWith("mass")
                        ? groomed.momentum().mass()
                        : groomed.momentum().pt();
        assertThat(found).isCloseTo(wanted.value(), within(1e-6));
        assertThat(groomed.constituents()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void leavesASingleParticleAndNothingOfNothing() {
        SoftDrop softDrop = new SoftDrop(0.1, 0, 0.8);
        FourVectors one =
                SubstructureFixture.vectors(List.of(SubstructureFixture.particle(3, 1, 2)));
        SoftDrop.Result result = softDrop.groom(one).orElseThrow();
        assertThat(result.jet().pt()).isCloseTo(3, within(1e-12));
        assertThat(result.angle()).isNaN();
        assertThat(softDrop.groom(SubstructureFixture.vectors(List.of()))).isEmpty();
        assertThat(new Trimming(0.2, 0.1).groom(one).kept()).hasSize(1);
        assertThat(new Filtering(0.2, 2).groom(SubstructureFixture.vectors(List.of())).kept())
                .isEmpty();
    }

    @Test
    void refusesSettingsOutsideOfTheirRange() {
        assertThatThrownBy(() -> new SoftDrop(1, 0, 0.8)).hasMessageContaining("z_cut < 1");
        assertThatThrownBy(() -> new Trimming(0.2, -1)).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> new Filtering(0.2, 0)).hasMessageContaining("at least one");
    }
}
