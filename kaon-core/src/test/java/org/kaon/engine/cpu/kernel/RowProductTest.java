package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;

class RowProductTest {

    private static final int[] WIDTHS = {8, 16, 32, 64};

    /// A product of random numbers with the sums by a slow loop in float64.
    private record Sample(int rows, int inputs, int outputs, boolean transposed, boolean relu) {

        float[] x() {
            return random(1, rows * inputs);
        }

        float[] weights() {
            return random(2, inputs * outputs);
        }

        float[] bias() {
            return random(3, outputs);
        }

        private static float[] random(int seed, int n) {
            Random random = new Random(seed);
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        RowProduct pack(int width) {
            RowProduct.Matrix matrix =
                    new RowProduct.Matrix(Memory.of(weights()), inputs, outputs, transposed);
            return RowProduct.pack(matrix, Memory.of(bias()), relu, width, Arena.ofAuto());
        }

        double wanted(int row, int output) {
            double sum = bias()[output];
            for (int i = 0; i < inputs; i++) {
                int at = transposed ? output * inputs + i : i * outputs + output;
                sum += (double) x()[row * inputs + i] * weights()[at];
            }
            return relu ? Math.max(0, sum) : sum;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 28, 300, false, true",
        "1, 5, 1, false, false",
        "3, 7, 33, true, true",
        "2, 1, 16, false, false",
        "4, 30, 47, true, false",
        "1, 3, 65, false, true"
    })
    void isTheProductWithBiasAndRelu(
            int rows, int inputs, int outputs, boolean transposed, boolean relu) {
        Sample sample = new Sample(rows, inputs, outputs, transposed, relu);
        MemorySegment y = Memory.empty(rows * outputs);
        sample.pack(32).plain(Memory.of(sample.x()), y, rows);
        float[] found = Memory.floats(y, rows * outputs);
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < outputs; j++) {
                float value = found[row * outputs + j];
                assertThat((double) value).isCloseTo(sample.wanted(row, j), within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 48, 63, 64, 100})
    void hasTheSameBitsWithVectorsAndWithPanelsOfAnyWidth(int outputs) {
        for (int inputs = 1; inputs < 14; inputs += 3) {
            Sample sample = new Sample(3, inputs, outputs, outputs % 2 == 0, outputs % 3 == 0);
            MemorySegment x = Memory.of(sample.x());
            // What lies behind the result stays as it is.
            MemorySegment y = Memory.empty(3 * outputs + 1);
            sample.pack(RowProductVectors.WIDTH).vectors(x, y, 3);
            float[] wanted = Memory.floats(y, 3 * outputs + 1);
            assertThat(wanted[3 * outputs]).isZero();
            for (int width : WIDTHS) {
                MemorySegment plain = Memory.empty(3 * outputs + 1);
                sample.pack(width).plain(x, plain, 3);
                Memory.assertSameBits(Memory.floats(plain, 3 * outputs + 1), wanted);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsNotANumber(boolean relu) {
        Sample sample = new Sample(1, 6, 20, false, relu);
        float[] x = sample.x();
        x[2] = Float.NaN;
        MemorySegment y = Memory.empty(20);
        sample.pack(32).plain(Memory.of(x), y, 1);
        assertThat(Memory.floats(y, 20)).containsOnly(Float.NaN);
        sample.pack(RowProductVectors.WIDTH).vectors(Memory.of(x), y, 1);
        assertThat(Memory.floats(y, 20)).containsOnly(Float.NaN);
    }
}
