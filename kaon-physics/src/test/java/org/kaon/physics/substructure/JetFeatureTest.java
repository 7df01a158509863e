package org.kaon.physics.substructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.physics.vector.FourVectors;

import java.util.List;

class JetFeatureTest {

    private static final SubstructureFixture FIXTURE = SubstructureFixture.read();
    private static final double RADIUS = 0.8;

    private static double of(String text, FourVectors jet) {
        return JetFeature.parse(text).of(new JetView(RADIUS).at(jet, 0, jet.length()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "softdrop-mass, 0.1 0.0, soft_drop_mass",
                "softdrop-mass, 0.2 2.0, \"soft_drop_mass(0.2, 2)\"",
                "softdrop-pt, 0.1 1.0, \"soft_drop_pt(0.1, 1)\"",
                "softdrop-z, 0.1 1.0, \"soft_drop_zg(0.1,1)\"",
                "softdrop-r, 0.2 2.0, \"soft_drop_rg(0.2,2)\"",
                "softdrop-n, 0.1 0.0, soft_drop_dropped",
                "trim-mass, 0.2 0.03, trimmed_mass",
                "trim-mass, 0.3 0.1, \"trimmed_mass(0.3, 0.1)\"",
                "filter-mass, 0.3 3, filtered_mass",
                "filter-mass, 0.2 2, \"filtered_mass(0.2, 2)\"",
                "c2, 1.0, c2",
                "d2, 2.0, d2(2)",
                "c3, 0.5, c3(0.5)"
            })
    void featuresAreThoseOfTheReferenceTools(String quantity, String settings, String feature) {
        List<SubstructureFixture.Expected> wanted =
                FIXTURE.expected().stream()
                        .filter(e -> e.quantity().equals(quantity) && e.settings().equals(settings))
                        .toList();
        assertThat(wanted).hasSize(12);
        for (SubstructureFixture.Expected one : wanted) {
            double allowed = 1e-6 + 1e-9 * Math.abs(one.value());
            double found = of(feature, FIXTURE.jet(one));
            if (Double.isNaN(one.value())) {
                assertThat(found).isNaN();
            } else {
                assertThat(found).isCloseTo(one.value(), within(allowed));
            }
        }
    }

    @Test
    void lundFeaturesAreTheEmissionsInTheirOrder() {
        FourVectors jet = FIXTURE.jet(FIXTURE.expected().getFirst());
        List<LundPlane.Emission> emissions = new LundPlane().emissions(jet, 0, jet.length());
        assertThat(emissions).hasSizeGreaterThan(2);
        for (int n = 1; n <= emissions.size(); n++) {
            LundPlane.Emission one = emissions.get(n - 1);
            assertThat(of("lund_kt(" + n + ")", jet)).isEqualTo(one.kt());
            assertThat(of("lund_angle(" + n + ")", jet)).isEqualTo(one.angle());
            assertThat(of("lund_z(" + n + ")", jet)).isEqualTo(one.momentumSharing());
        }
        assertThat(of("lund_kt(" + (emissions.size() + 1) + ")", jet)).isNaN();
        assertThatThrownBy(() -> JetFeature.parse("lund_kt(0)"))
                .hasMessageContaining("n must be 1, 2, …, got 0.0");
    }

    @Test
    void subjettinessHasShortForms() {
        FourVectors jet = FIXTURE.jets().get(2);
        assertThat(of("tau3", jet)).isEqualTo(of("tau(3)", jet)).isEqualTo(of("tau(3, 1)", jet));
        assertThat(of("tau32", jet)).isEqualTo(of("tau3", jet) / of("tau2", jet));
        assertThat(of("tau(2, 2)", jet)).isNotEqualTo(of("tau2", jet));
    }

    @Test
    void energyFlowIsNamedByTheEdgesOfItsGraph() {
        FourVectors jet = FIXTURE.jets().getFirst();
        assertThat(of("efp_01", jet)).isCloseTo(2 * of("e2", jet), within(1e-12));
        assertThat(of("efp_01_12_02", jet)).isCloseTo(6 * of("e3", jet), within(1e-12));
    }

    @Test
    void theViewForgetsTheJetBefore() {
        JetView view = new JetView(RADIUS);
        for (JetFeatures.Kind kind : JetFeatures.ALL) {
            JetFeature feature =
                    JetFeature.parse(kind.name().equals("tau") ? "tau(2)" : kind.name());
            for (FourVectors jet : FIXTURE.jets().subList(0, 3)) {
                double first = of(feature.name(), jet);
                assertThat(feature.of(view.at(jet, 0, jet.length())))
                        .as(feature.name())
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void aJetOfNothingHasNoNumbersButItsMultiplicity() {
        FourVectors jet = FIXTURE.jets().getFirst();
        JetView empty = new JetView(RADIUS).at(jet, 3, 3);
        for (JetFeatures.Kind kind : JetFeatures.ALL) {
            double value =
                    JetFeature.parse(kind.name().equals("tau") ? "tau(2)" : kind.name()).of(empty);
            if (kind.name().equals("multiplicity")) {
                assertThat(value).isZero();
            } else {
                assertThat(value).as(kind.name()).isNaN();
            }
        }
        assertThat(JetFeature.parse("efp_01").of(empty)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mas|is not known",
                "tau(7)|n must be 1 to 6",
                "tau(1.5)|n must be 1 to 6",
                "tau|\"n\" is missing",
                "mass(1)|expected mass, found 1 settings",
                "d2(0)|beta must be positive",
                "d2(x)|is no number",
                "d2(1|is not closed",
                "soft_drop_mass(2)|z_cut < 1",
                "trimmed_mass(0.2, 7)|[0, 1]",
                "efp_10|larger number"
            })
    void whatIsWrongIsSaid(String text, String message) {
        assertThatThrownBy(() -> JetFeature.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soft-drop:0.1,0",
                "mmdt:0.1",
                "trimming:0.2,0.3",
                "filtering:0.1,1",
                "pruning:0.1,0.5"
            })
    void groomingKeepsPartOfTheParticles(String text) {
        Grooming grooming = Grooming.parse(text, RADIUS);
        int dropped = 0;
        for (FourVectors jet : FIXTURE.jets()) {
            int[] kept = grooming.kept(jet, 0, jet.length());
            assertThat(kept).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(0);
            dropped += (int) jet.length() - kept.length;
        }
        assertThat(dropped).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "soft|is not known. Known: soft-drop:ZCUT,BETA",
                "soft-drop|expected soft-drop:ZCUT,BETA with 2 numbers",
                "soft-drop:0.1|with 2 numbers",
                "mmdt:x|with 1 numbers",
                "trimming:0.2,3|[0, 1]"
            })
    void unknownGroomingsAreSaid(String text, String message) {
        assertThatThrownBy(() -> Grooming.parse(text, RADIUS)).hasMessageContaining(message);
    }
}
