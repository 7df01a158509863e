package org.kaon.physics.generator.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.physics.generator.Interval;

class IsingLatticeTest {

    /// Mean and error of a column.
    private static double[] mean(float[] values, boolean absolute) {
        double sum = 0, squares = 0;
        for (float value : values) {
            double x = absolute ? Math.abs(value) : value;
            sum += x;
            squares += x * x;
        }
        int n = values.length;
        double mean = sum / n;
        return new double[] {mean, Math.sqrt(Math.max(squares / n - mean * mean, 0) / n)};
    }

    private static float[][] lattices(int size, double temperature, int events) {
        IsingLattice ising = new IsingLattice(size, new Interval(temperature, temperature), 40);
        float[][] out = ising.allocate(events);
        ising.fill(5, 0, events, out);
        return out;
    }

    /// Onsager's energy of a spin of the infinite lattice.
    private static double onsager(double temperature) {
        double k = 1 / temperature;
        double modulus = 2 * Math.sinh(2 * k) / Math.pow(Math.cosh(2 * k), 2);
        double second = 2 * Math.pow(Math.tanh(2 * k), 2) - 1;
        // The complete elliptic integral by the arithmetic-geometric mean.
        double a = 1, g = Math.sqrt(1 - modulus * modulus);
        for (int i = 0; i < 40; i++) {
            double next = (a + g) / 2;
            g = Math.sqrt(a * g);
            a = next;
        }
        double elliptic = Math.PI / (2 * a);
        return -1 / Math.tanh(2 * k) * (1 + 2 / Math.PI * second * elliptic);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.6, 2.0, 2.9, 5})
    void theEnergyIsOnsagers(double temperature) {
        double[] energy = mean(lattices(32, temperature, 250)[2], false);
        assertThat(energy[0]).isCloseTo(onsager(temperature), within(4.5 * energy[1] + 1e-4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.6, 2.0})
    void theMagnetisationBelowTheCriticalPointIsYangs(double temperature) {
        float[] m = lattices(32, temperature, 250)[3];
        double expected = Math.pow(1 - Math.pow(Math.sinh(2 / temperature), -4), 0.125);
        double[] found = mean(m, true);
        assertThat(found[0]).isCloseTo(expected, within(4.5 * found[1] + 1e-4));
        double[] signs = mean(m, false);
        assertThat(signs[0]).isCloseTo(0, within(4.5 * signs[1]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2.269, 4})
    void fourByFourSpinsHaveTheMeansOfAllTheirStates(double temperature) {
        double sum = 0, energies = 0, magnetisations = 0;
        for (int state = 0; state < 1 << 16; state++) {
            int bonds = 0;
            for (int i = 0; i < 16; i++) {
                int right = i / 4 * 4 + (i + 1) % 4, below = (i + 4) % 16;
                bonds += spin(state, i) * (spin(state, right) + spin(state, below));
            }
            double weight = Math.exp(bonds / temperature);
            sum += weight;
            energies -= weight * bonds / 16;
            magnetisations += weight * Math.abs(2 * Integer.bitCount(state) - 16) / 16.0;
        }
        float[][] out = lattices(4, temperature, 4000);
        double[] energy = mean(out[2], false), magnetisation = mean(out[3], true);
        assertThat(energy[0]).isCloseTo(energies / sum, within(4.5 * energy[1]));
        assertThat(magnetisation[0])
                .isCloseTo(magnetisations / sum, within(4.5 * magnetisation[1]));
    }

    private static int spin(int state, int i) {
        return (state >> i & 1) == 1 ? 1 : -1;
    }

    @Test
    void temperaturesFillTheirInterval() {
        IsingLattice ising = new IsingLattice(4, new Interval(1, 3), 1);
        float[][] out = ising.allocate(2000);
        ising.fill(1, 0, 2000, out);
        double[] mean = mean(out[1], false);
        assertThat(mean[0]).isCloseTo(2, within(4.5 * mean[1]));
        assertThat(out[0]).containsOnly(-1, 1);
    }
}
