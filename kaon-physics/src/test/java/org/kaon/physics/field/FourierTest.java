package org.kaon.physics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

class FourierTest {

    @ParameterizedTest
    @CsvSource({"8, 8", "1, 4", "4, 16", "5, 5", "6, 8", "7, 1", "12, 9"})
    void isTheSumOverAllCells(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(rows + 31L * columns);
        int cells = rows * columns;
        double[] re = random.doubles(cells).toArray();
        double[] im = random.doubles(cells).toArray();
        double[] x = re.clone();
        double[] y = im.clone();
        new Fourier(rows, columns).transform(x, y);
        for (int k = 0; k < cells; k++) {
            double wantedReal = 0;
            double wantedImaginary = 0;
            for (int i = 0; i < cells; i++) {
                double turns =
                        (double) (i / columns) * (k / columns) / rows
                                + (double) (i % columns) * (k % columns) / columns;
                double c = Math.cos(2 * Math.PI * turns);
                double s = Math.sin(2 * Math.PI * turns);
                wantedReal += c * re[i] - s * im[i];
                wantedImaginary += c * im[i] + s * re[i];
            }
            assertThat(x[k]).isCloseTo(wantedReal, within(1e-12 * cells));
            assertThat(y[k]).isCloseTo(wantedImaginary, within(1e-12 * cells));
        }
    }
}
