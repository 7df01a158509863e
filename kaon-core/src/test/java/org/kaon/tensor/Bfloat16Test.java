package org.kaon.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

class Bfloat16Test {

    @Test
    void everyBfloat16SurvivesTheWayThroughFloat32() {
        int lost = 0;
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Bfloat16.toFloat((short) bits);
            short back = Bfloat16.of(value);
            boolean nan = Float.isNaN(value) && Float.isNaN(Bfloat16.toFloat(back));
            lost += nan || back == (short) bits ? 0 : 1;
        }
        assertThat(lost).isZero();
    }

    @Test
    void theNearestIsTakenAndOfTwoTheEvenOne() {
        assertThat(Bfloat16.round(1 + 0x1p-8f)).isEqualTo(1f);
        assertThat(Bfloat16.round(1 + 0x3p-8f)).isEqualTo(1 + 0x1p-6f);
        assertThat(Bfloat16.round(Math.nextUp(1 + 0x1p-8f))).isEqualTo(1 + 0x1p-7f);
        assertThat(Bfloat16.round(-1 - 0x1p-8f)).isEqualTo(-1f);
        assertThat(Bfloat16.round(Float.MAX_VALUE)).isInfinite();
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            float x = (float) random.nextGaussian();
            short bits = Bfloat16.of(x);
            BigDecimal error = distance(x, Bfloat16.toFloat(bits));
            BigDecimal above = distance(x, Bfloat16.toFloat((short) (bits + 1)));
            BigDecimal below = distance(x, Bfloat16.toFloat((short) (bits - 1)));
            assertThat(error).isLessThanOrEqualTo(above).isLessThanOrEqualTo(below);
        }
    }

    @Test
    void aNanWhosePayloadLiesInTheLowerBitsStaysOne() {
        assertThat(Bfloat16.round(Float.intBitsToFloat(0x7f800001))).isNaN();
        assertThat(Bfloat16.round(Float.intBitsToFloat(0x7fffffff))).isNaN();
        assertThat(Bfloat16.round(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void aTensorGivesItsElementsAsFloats() {
        Tensor tensor = Tensor.bfloat16(Shape.of(3), 0.1f, -2f, 3e38f);
        assertThat(tensor.data().byteSize()).isEqualTo(6);
        assertThat(tensor.at(1)).isEqualTo(-2);
        assertThat(tensor.floats()).containsExactly(0.10009765625f, -2f, Bfloat16.round(3e38f));
    }

    private static BigDecimal distance(float a, float b) {
        return new BigDecimal(a).subtract(new BigDecimal(b)).abs();
    }
}
