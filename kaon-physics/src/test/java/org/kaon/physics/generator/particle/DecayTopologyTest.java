package org.kaon.physics.generator.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.generator.SettingException;
import org.kaon.physics.generator.particle.DecayTopology.Signal;

import java.util.List;

class DecayTopologyTest {

    private static final int N = 2000;

    private static float[][] events(Signal... signals) {
        DecayTopology decays = new DecayTopology(List.of(signals), 500, 300, 100);
        float[][] out = decays.allocate(N);
        decays.fill(6, 0, N, out);
        return out;
    }

    /// Product of two four-vectors, `E E′ − p·p′`.
    private static double product(float[] a, int i, float[] b, int j) {
        return (double) a[i] * b[j]
                - (double) a[i + 1] * b[j + 1]
                - (double) a[i + 2] * b[j + 2]
                - (double) a[i + 3] * b[j + 3];
    }

    @Test
    void inOneStepTheVisibleEnergyAtRestIsFixed() {
        float[][] out = events(Signal.AA);
        double expected = (500.0 * 500 - 100.0 * 100) / (2 * 500);
        for (int side = 0; side < 2 * N; side++) {
            double energy = product(out[0], 8 * side, out[2], 4 * side) / 500;
            assertThat(energy).isCloseTo(expected, within(0.02 * expected));
            assertThat(out[0][8 * side + 4]).isZero();
        }
    }

    @Test
    void inTwoStepsTheSquaredMassOfThePairIsFlatUpToItsEnd() {
        float[][] out = events(Signal.BB);
        double end = (500.0 * 500 - 300.0 * 300) * (300.0 * 300 - 100.0 * 100) / (300.0 * 300);
        double sum = 0, squares = 0;
        for (int side = 0; side < 2 * N; side++) {
            double square = 2 * product(out[0], 8 * side, out[0], 8 * side + 4);
            assertThat(square).isBetween(-1e-3 * end, end * 1.001);
            sum += square / end;
            squares += square * square / end / end;
        }
        int n = 2 * N;
        assertThat(sum / n).isCloseTo(0.5, within(4.5 / Math.sqrt(12.0 * n)));
        assertThat(squares / n).isCloseTo(1 / 3.0, within(4.5 * 0.3 / Math.sqrt(n)));
    }

    @Test
    void whatIsMissingBalancesParentsAndVisible() {
        float[][] out = events(Signal.AA, Signal.AB, Signal.BB);
        int[] count = new int[3];
        for (int event = 0; event < N; event++) {
            for (int k = 0; k < 2; k++) {
                double sum = out[1][2 * event + k];
                for (int i = 0; i < 4; i++) {
                    sum += out[0][16 * event + 4 * i + 1 + k];
                }
                double parents = out[2][8 * event + 1 + k] + out[2][8 * event + 5 + k];
                assertThat(sum).isCloseTo(parents, within(0.01));
            }
            int visible = 0;
            for (int i = 0; i < 4; i++) {
                visible += out[0][16 * event + 4 * i] > 0 ? 1 : 0;
            }
            assertThat(visible).isEqualTo(2 + (int) out[3][event]);
            count[(int) out[3][event]]++;
        }
        assertThat(count).doesNotContain(0);
    }

    @Test
    void parentsHaveTheirMassAndCommonTransverseMomentum() {
        float[][] out = events(Signal.AB);
        double squares = 0;
        for (int event = 0; event < N; event++) {
            double px = out[2][8 * event + 1] + out[2][8 * event + 5];
            double py = out[2][8 * event + 2] + out[2][8 * event + 6];
            squares += px * px + py * py;
            double mass = Math.sqrt(product(out[2], 8 * event, out[2], 8 * event));
            assertThat(mass).isCloseTo(500, within(1.0));
        }
        // ⟨p²⟩ = 6 · 50² with the relative spread √(14/6) of one event.
        assertThat(squares / N).isCloseTo(15_000, within(4.5 * 15_000 * Math.sqrt(14 / 6.0 / N)));
    }

    @Test
    void massesThatDoNotFallAreRefused() {
        assertThatThrownBy(() -> new DecayTopology(List.of(Signal.AA), 500, 600, 100))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("falling masses");
    }
}
