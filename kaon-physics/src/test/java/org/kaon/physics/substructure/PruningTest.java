package org.kaon.physics.substructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;
import java.util.List;

class PruningTest {

    private static final SubstructureFixture FIXTURE = SubstructureFixture.read();

    @Test
    void jetsAreThoseOfFastJet() {
        List<String[]> rows = SubstructureFixture.rows("pruned.csv");
        assertThat(rows).hasSize(36);
        for (String[] row : rows) {
            double[] r = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
            FourVectors jet = FIXTURE.jets().get((int) r[0]);
            Pruning.Result result = new Pruning(r[1], r[2]).groom(jet);
            assertThat(result.momentum().pt()).isCloseTo(r[3], within(1e-9 * r[3]));
            assertThat(result.momentum().mass()).isCloseTo(r[4], within(1e-6));
            FourVector sum = FourVector.ZERO;
            for (int i : result.constituents()) {
                sum = sum.plus(jet.at(i));
            }
            assertThat(sum.pt()).isCloseTo(r[3], within(1e-9 * r[3]));
        }
    }

    @Test
    void aSingleParticleStaysAndNothingOfNothing() {
        FourVectors one =
                SubstructureFixture.vectors(List.of(SubstructureFixture.particle(3, 1, 2)));
        Pruning pruning = new Pruning(0.1, 0.5);
        assertThat(pruning.groom(one).constituents()).containsExactly(0);
        assertThat(pruning.groom(one, 0, 0).momentum()).isEqualTo(FourVector.ZERO);
        assertThat(pruning.groom(one, 0, 0).constituents()).isEmpty();
    }

    @Test
    void refusesSettingsOutsideOfTheirRange() {
        assertThatThrownBy(() -> new Pruning(1, 0.5)).hasMessageContaining("z_cut < 1");
        assertThatThrownBy(() -> new Pruning(0.1, -1)).hasMessageContaining("R_fact");
    }
}
