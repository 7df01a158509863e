package org.kaon.io.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.SplittableRandom;

class PlanesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12, 16})
    void putTheBytesOfEachValueSideBySide(int width) {
        SplittableRandom random = new SplittableRandom(width);
        for (int count : new int[] {0, 1, 7, 8, 16, 100}) {
            int stride = count + 3;
            byte[] from = new byte[5 + stride * width];
            random.nextBytes(from);
            byte[] to = new byte[2 + count * width + 4];
            Planes.join(from, 5, stride, count, width, to, 2);
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < width; k++) {
                    assertThat(to[2 + i * width + k]).isEqualTo(from[5 + k * stride + i]);
                }
            }
            assertThat(to[2 + count * width]).isZero();
            assertThat(to[0]).isZero();
        }
    }
}
