package org.kaon.lab.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetView;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

class JetFormulaTest {

    private static JetView jet() {
        FourVectors particles =
                FourVectors.cylindrical(
                        Component.of(new double[] {50, 30, 20, 5}),
                        Component.of(new double[] {0, 0.3, -0.2, 0.1}),
                        Component.of(new double[] {0, 0.2, 0.3, -0.3}),
                        Component.of(new double[4]));
        return new JetView(0.8).at(particles, 0, 4);
    }

    private static double of(String text) {
        return JetFormula.parse(text).of(jet());
    }

    @Test
    void aFeatureAloneKeepsItsName() {
        assertThat(JetFormula.parse("tau32").name()).isEqualTo("tau32");
        assertThat(of("soft_drop_mass(0.2, 1)"))
                .isEqualTo(JetFeature.parse("soft_drop_mass(0.2, 1)").of(jet()));
    }

    @Test
    void formulasAreArithmeticOfFeatures() {
        assertThat(JetFormula.parse(" ratio = tau(3) / tau(2)").name()).isEqualTo("ratio");
        assertThat(of("ratio=tau(3) / tau(2)")).isEqualTo(of("tau32"));
        assertThat(of("scaled=-mass / pt * 2 ^ 2"))
                .isCloseTo(-4 * of("mass") / of("pt"), within(1e-15));
        assertThat(of("a=log(max(mass, 1)) + hypot(px, py)"))
                .isCloseTo(Math.log(of("mass")) + of("pt"), within(1e-9));
        assertThat(of("flag=pt > 90 && !(multiplicity == 3)")).isEqualTo(1);
        assertThat(of("chosen=where(pt < 90, 1, d2(2))")).isEqualTo(of("d2(2)"));
        assertThat(of("e=efp_01_12 + pi")).isEqualTo(of("efp_01_12") + Math.PI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x=tua(3) / 2     | character 1: jet feature \"tua(3.0)\" is not known",
                "x=tau(pt)        | a setting must be a number",
                "x=mass +         | in \"mass +\", character 7",
                "x=mass[0]        | a feature of a jet is a number, not a list",
                "x=log(mass, pt)  | log takes 1 argument; found 2",
                "x=tau(9)         | n must be 1 to 6",
                "x==mass          | jet feature \"x==mass\" is not known",
            })
    void saysWhereAFormulaIsWrong(String text, String message) {
        assertThatThrownBy(() -> JetFormula.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
