package org.kaon.lab.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Chunk;
import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetView;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

class JetCallTest {

    private static final double[][] PX = {{60, 40, 8, 5}, {3}, {}, {1, 2}};
    private static final double[][] PY = {{0, 12, 2, -4}, {4}, {}, {1, Double.NaN}};
    private static final double[][] PZ = {{10, 14, -1, 3}, {0}, {}, {1, 2}};

    private static Chunk chunk() {
        double[][] energy = new double[PX.length][];
        for (int i = 0; i < energy.length; i++) {
            energy[i] = new double[PX[i].length];
            for (int k = 0; k < energy[i].length; k++) {
                double square = PX[i][k] * PX[i][k] + PY[i][k] * PY[i][k] + PZ[i][k] * PZ[i][k];
                energy[i][k] = Math.sqrt(square + 0.02);
            }
        }
        return new Columns()
                .lists("part_E", energy)
                .lists("part_px", PX)
                .lists("part_py", PY)
                .lists("part_pz", PZ)
                .lists("muon.pt", new double[][] {{5}, {7, 3}, {}, {1}})
                .lists("muon.eta", new double[][] {{1}, {0, 1}, {}, {1}})
                .lists("muon.phi", new double[][] {{2}, {0, 1}, {}, {1}})
                .lists("bad_pt", new double[][] {{5}, {7, 3}, {}, {1}})
                .lists("bad_eta", new double[][] {{5}, {7}, {}, {1}})
                .lists("bad_phi", new double[][] {{5}, {7, 3}, {}, {1}})
                .doubles("weight", 2, 3, 4, 5)
                .chunk();
    }

    private static double[] values(String text) {
        Expression expression = Expression.parse(text);
        assertThat(expression.type(chunk().schema())).isEqualTo(Type.NUMBER);
        return expression.evaluate(chunk()).numbers();
    }

    private static double first(String feature, double radius) {
        FourVectors jet =
                FourVectors.cartesian(
                        Component.of(chunkEnergy()),
                        Component.of(PX[0]),
                        Component.of(PY[0]),
                        Component.of(PZ[0]));
        return JetFeature.parse(feature).of(new JetView(radius).at(jet, 0, 4));
    }

    private static double[] chunkEnergy() {
        return Expression.parse("part_E").evaluate(chunk()).numbers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jet_mass(part)                        | mass                   | 0.8",
                "jet_pt(part)                          | pt                     | 0.8",
                "tau(part, 2)                          | tau(2)                 | 0.8",
                "tau(part, 2, 0.5)                     | tau(2, 0.5)            | 0.8",
                "tau(part, 2, 1, 0.4)                  | tau(2)                 | 0.4",
                "tau2(part)                            | tau2                   | 0.8",
                "tau21(part)                           | tau21                  | 0.8",
                "soft_drop_mass(part, 0.1, 0)          | soft_drop_mass(0.1, 0) | 0.8",
                "soft_drop_mass(part, 0.2, 1, 1.2)     | soft_drop_mass(0.2, 1) | 1.2",
                "soft_drop_rg(part)                    | soft_drop_rg           | 0.8",
                "d2(part)                              | d2                     | 0.8",
                "efp_01_12(part)                       | efp_01_12              | 0.8",
                "multiplicity(part)                    | multiplicity           | 0.8",
            })
    void isTheNumberOfAllParticlesAsOneJet(String text, String feature, double radius) {
        assertThat(values(text)[0]).isEqualTo(first(feature, radius)).isFinite();
    }

    @Test
    void standsInFormulas() {
        double[] tau = values("weight * tau(part, 2) / tau(part, 1) + jet_mass(part)");
        assertThat(tau[0]).isCloseTo(2 * first("tau21", 0.8) + first("mass", 0.8), within(1e-12));
        assertThat(Expression.parse("jet_pt(part) > 50 && count(part_px) > 1").evaluate(chunk()))
                .satisfies(v -> assertThat(v.numbers()).containsExactly(1, 0, 0, 0));
    }

    @Test
    void isMissingWhereParticlesAreNotFiniteOrTooFew() {
        assertThat(values("jet_pt(part)"))
                .satisfies(pt -> {
                    assertThat(pt[1]).isCloseTo(5, within(1e-12));
                    assertThat(pt[2]).isNaN();
                    assertThat(pt[3]).isNaN();
                });
        assertThat(values("multiplicity(part)")[2]).isZero();
        assertThat(values("multiplicity(part)")[3]).isNaN();
        assertThat(values("tau21(part)")[1]).isNaN();
    }

    @Test
    void takesParticlesWithoutMassAndNamesInQuotes() {
        assertThat(values("jet_pt(muon)")[0]).isCloseTo(5, within(1e-12));
        assertThat(values("jet_mass(`muon`)")[1])
                .isCloseTo(Math.sqrt(2 * 7 * 3 * (Math.cosh(1) - Math.cos(1))), within(1e-9));
    }

    @Test
    void readsTheColumnsOfItsParticles() {
        Expression expression = Expression.parse("tau(part, 2) + weight * jet_pt(muon)");
        assertThat(expression.columns()).containsExactly("weight");
        assertThat(expression.columns(chunk().schema()))
                .containsExactly(
                        "weight",
                        "part_E",
                        "part_px",
                        "part_py",
                        "part_pz",
                        "muon.pt",
                        "muon.eta",
                        "muon.phi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + tau(prt, 2)          | 8 | no particles \"prt\"",
                "tau(prt, 2)              | 4 | Nearest: \"part\"",
                "tau()                    | 0 | tau(particles, n, beta = 1, radius = 0.8) needs",
                "jet_mass(3)              | 9 | needs the beginning of the particles' columns",
                "tau(part)                | 0 | \"n\" is missing",
                "tau(part, 7)             | 0 | n must be 1 to 6",
                "tau(part, weight)        | 10 | must be a number that is the same for all rows",
                "tau(part, 2, -1)         | 0 | beta must be positive",
                "tau(part, 2, 1, 0)       | 0 | the radius must be positive",
                "tau(part, 2, 1, 0.4, 5)  | 0 | found 4 settings",
                "tau21(part, 0.4, 1)      | 0 | has no more settings",
                "soft_drop_mass(part, 2)  | 0 | 0 ≤ z_cut < 1",
                "jet_mass(part, 1)        | 0 | found 1 settings",
                "efp_00(part)             | 0 | An edge joins",
                "soft_dropmass(part)      | 0 | Nearest: \"soft_drop_mass\"",
            })
    void tellsMistakesWithTheirPlace(String text, int position, String message) {
        assertThatThrownBy(() -> Expression.parse(text).type(chunk().schema()))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> assertThat(e.position()).isEqualTo(position))
                .hasMessageContaining(message);
    }

    @Test
    void tellsTheRowWhereParticlesAreIncomplete() {
        assertThatThrownBy(() -> Expression.parse("1 + jet_pt(bad)").evaluate(chunk()))
                .isInstanceOfSatisfying(
                        ExpressionException.class, e -> assertThat(e.position()).isEqualTo(4))
                .hasMessageContaining("row 1: bad_pt has 2 items, bad_eta has 1");
    }
}
