package org.kaon.physics.generator.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.SettingException;
import org.kaon.physics.generator.lattice.RandomField.Shape;
import org.kaon.physics.generator.lattice.RandomField.Spectrum;

class RandomFieldTest {

    private static final int SIZE = 16;

    private static RandomField field(Shape shape, double slope, double cutoff, double sigma) {
        return new RandomField(
                SIZE, shape, new Spectrum(new Interval(slope, slope), cutoff, sigma));
    }

    /// `|a_k|²` of one map by the plain sum.
    private static double power(float[] map, int from, int kx, int ky) {
        double re = 0, im = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            double angle = -2 * Math.PI * (kx * (i / SIZE) + ky * (i % SIZE)) / SIZE;
            re += map[from + i] * Math.cos(angle);
            im += map[from + i] * Math.sin(angle);
        }
        return (re * re + im * im) / Math.pow(SIZE, 4);
    }

    @ParameterizedTest
    @CsvSource({"GAUSSIAN, -2, 1e6, 1", "GAUSSIAN, 0.5, 5, 3", "LOG_NORMAL, -1, 5, 0.7"})
    void theMeasuredSpectrumIsTheOneAskedFor(
            Shape shape, double slope, double cutoff, double sigma) {
        int events = 600;
        RandomField field = field(shape, slope, cutoff, sigma);
        float[][] out = field.allocate(events);
        field.fill(3, 0, events, out);
        double total = 0;
        for (int i = 1; i < SIZE * SIZE; i++) {
            total += asked(wave(i / SIZE), wave(i % SIZE), slope, cutoff);
        }
        for (int[] k : new int[][] {{1, 0}, {0, 2}, {2, -3}, {5, 1}, {8, 0}}) {
            double sum = 0, squares = 0;
            for (int event = 0; event < events; event++) {
                double p = power(out[0], event * SIZE * SIZE, k[0], k[1]);
                sum += p;
                squares += p * p;
            }
            double mean = sum / events;
            double error = Math.sqrt((squares / events - mean * mean) / events);
            double expected = sigma * sigma * asked(k[0], k[1], slope, cutoff) / total;
            assertThat(mean).as("k = %d, %d", k[0], k[1]).isCloseTo(expected, within(4.5 * error));
        }
    }

    private static double asked(int kx, int ky, double slope, double cutoff) {
        double k = Math.hypot(kx, ky);
        return Math.pow(k, slope) * Math.exp(-Math.pow(k / cutoff, 2));
    }

    private static int wave(int i) {
        return i <= SIZE / 2 ? i : i - SIZE;
    }

    @Test
    void logNormalFieldsStayAboveMinusOneWithTheirVariance() {
        int events = 800;
        RandomField field = field(Shape.LOG_NORMAL, -1, 4, 0.8);
        float[][] out = field.allocate(events);
        field.fill(8, 0, events, out);
        double sum = 0, cubes = 0;
        double[] variances = new double[events];
        for (int i = 0; i < out[0].length; i++) {
            double x = out[0][i];
            assertThat(x).isGreaterThan(-1);
            sum += x;
            cubes += x * x * x;
            variances[i / (SIZE * SIZE)] += x * x / (SIZE * SIZE);
        }
        double mean = 0, squares = 0;
        for (double v : variances) {
            mean += v / events;
            squares += v * v / events;
        }
        double error = Math.sqrt((squares - mean * mean) / events);
        assertThat(mean).isCloseTo(0.64, within(4.5 * error));
        assertThat(sum / out[0].length).isCloseTo(0, within(0.02));
        assertThat(cubes).isPositive();
    }

    @Test
    void gaussianFieldsHaveTheKurtosisOfGauss() {
        int events = 400;
        RandomField field = field(Shape.GAUSSIAN, 1, 1e6, 2);
        float[][] out = field.allocate(events);
        field.fill(8, 0, events, out);
        double squares = 0, fourths = 0;
        for (float x : out[0]) {
            squares += x * x;
            fourths += Math.pow(x, 4);
        }
        int n = out[0].length;
        assertThat(squares / n).isCloseTo(4, within(0.1));
        assertThat(fourths / n / Math.pow(squares / n, 2)).isCloseTo(3, within(0.1));
    }

    @Test
    void anEdgeThatIsNoPowerOfTwoIsRefused() {
        assertThatThrownBy(() ->
                        new RandomField(48, Shape.GAUSSIAN, new Spectrum(new Interval(0, 0), 3, 1)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("power of two")
                .hasMessageContaining("48");
    }
}
