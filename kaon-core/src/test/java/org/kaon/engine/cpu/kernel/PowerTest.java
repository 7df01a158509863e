package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

/// Powers against StrictMath in double, whose special values are those of C.
class PowerTest {

    private static final double BOUND = 1.5;

    private static float power(float x, float y) {
        return Power.power(Scalar.ARITHMETIC, x, y);
    }

    @Test
    void errsByLittleOverOneUnit() {
        Random random = new Random(11);
        for (int k = 0; k < 30_000; k++) {
            float x = (float) Math.exp(8 * random.nextGaussian());
            // Results over the whole range, the largest and the denormal ones included.
            double exponent = 105 * (2 * random.nextDouble() - 1) / Math.log(x);
            requireClose(x, (float) exponent);
            requireClose(1 + (float) random.nextGaussian() / 1000, 20 * (float) exponent);
            requireClose((float) Math.abs(random.nextGaussian()), (float) random.nextGaussian());
            requireClose(Float.intBitsToFloat(random.nextInt(1 << 25)), random.nextFloat());
            requireClose(-random.nextFloat(), random.nextInt(20));
        }
    }

    @Test
    void specialValuesAreThoseOfC() {
        float infinity = Float.POSITIVE_INFINITY;
        float[] special = {
            0f,
            0.5f,
            1f,
            2f,
            3f,
            4f,
            0.3f,
            1.5f,
            infinity,
            Float.MIN_VALUE,
            Float.MAX_VALUE,
            0x1p23f,
            0x1p24f,
            0x1.000002p23f,
            0x1.fffffep22f
        };
        for (float x : special) {
            for (float y : special) {
                requireClose(x, y);
                requireClose(-x, y);
                requireClose(x, -y);
                requireClose(-x, -y);
            }
            requireClose(x, Float.NaN);
            requireClose(Float.NaN, x);
        }
        // Java differs from C here.
        assertThat(power(1, Float.NaN)).isEqualTo(1f);
        assertThat(power(Float.NaN, 0)).isEqualTo(1f);
        assertThat(power(-1, infinity)).isEqualTo(1f);
        assertThat(power(1, -infinity)).isEqualTo(1f);
        assertThat(power(-1, -infinity)).isEqualTo(1f);
        assertThat(power(-1, Float.NaN)).isNaN();
        assertThat(power(0, 0)).isEqualTo(1f);
        assertThat(power(-8, 1f / 3)).isNaN();
        assertThat(power(-0f, -3)).isEqualTo(-infinity);
    }

    private static void requireClose(float x, float y) {
        boolean java = Math.abs(x) == 1 && !(Math.abs(y) <= Float.MAX_VALUE);
        if (!java) {
            float found = power(x, y);
            double expected = StrictMath.pow(x, y);
            assertThat(ElementaryTest.error(found, expected))
                    .as("%s ^ %s = %s, found %s", x, y, expected, found)
                    .isLessThan(BOUND);
        }
    }
}
