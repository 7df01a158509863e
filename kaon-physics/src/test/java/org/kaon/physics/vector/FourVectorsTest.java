package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.vector.Component.Precision;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

class FourVectorsTest {

    private final List<double[]> rows = FourVectorTest.vectors();
    private final int count = rows.size();

    private FourVectors cartesian() {
        double[][] columns = new double[4][count];
        for (int k = 0; k < 4; k++) {
            for (int i = 0; i < count; i++) {
                columns[k][i] = rows.get(i)[k];
            }
        }
        return FourVectors.cartesian(
                Component.of(columns[0]),
                Component.of(columns[1]),
                Component.of(columns[2]),
                Component.of(columns[3]));
    }

    private static FourVectors cylindrical(MemorySegment memory, int room, Precision precision) {
        long stride = (precision == Precision.FLOAT32 ? 4L : 8L) * room;
        return FourVectors.cylindrical(
                new Component(memory, 1, precision),
                new Component(memory, 1 + stride, precision),
                new Component(memory, 1 + 2 * stride, precision),
                new Component(memory, 1 + 3 * stride, precision));
    }

    @Test
    void convertsAsSingleVectorsDoAtAnyOffset() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(1 + 4L * 8 * count);
            FourVectors target = cylindrical(memory, count, Precision.FLOAT64);
            cartesian().copyTo(2, count, target, 1);
            for (int i = 2; i < count; i++) {
                FourVector vector = cartesian().at(i);
                assertThat(target.first().at(i - 1)).isEqualTo(vector.pt());
                assertThat(target.second().at(i - 1)).isEqualTo(vector.eta());
                assertThat(target.third().at(i - 1)).isEqualTo(vector.phi());
                assertThat(target.fourth().at(i - 1)).isEqualTo(vector.mass());
            }
            assertThat(target.first().at(0)).isZero();
            assertThat(target.first().at(count - 1)).isZero();
        }
    }

    @Test
    void roundsToFloat32Once() {
        MemorySegment memory = MemorySegment.ofArray(new byte[1 + 16 * count]);
        FourVectors target = cylindrical(memory, count, Precision.FLOAT32);
        cartesian().copyTo(0, count, target, 0);
        for (int i = 0; i < count; i++) {
            assertThat(target.second().at(i)).isEqualTo((float) cartesian().at(i).eta());
        }
    }

    @Test
    void goesThereAndBackInPlace() {
        FourVectors vectors = cartesian();
        FourVectors other =
                FourVectors.cylindrical(
                        vectors.first(), vectors.second(), vectors.third(), vectors.fourth());
        vectors.copyTo(0, count, other, 0);
        other.copyTo(0, count, vectors, 0);
        for (int i = 0; i < count; i++) {
            double scale = 1e-14 * cartesian().at(i).e();
            assertThat(vectors.at(i).e()).isCloseTo(rows.get(i)[0], within(scale));
            assertThat(vectors.at(i).pz()).isCloseTo(rows.get(i)[3], within(scale));
        }
    }

    @Test
    void sumsARange() {
        FourVectors vectors = cartesian();
        FourVector expected = vectors.at(0).plus(vectors.at(1)).plus(vectors.at(2));
        assertThat(vectors.sum(0, 3)).isEqualTo(expected);
        assertThat(vectors.sum(4, 4)).isEqualTo(FourVector.ZERO);
    }

    @Test
    void isAsLongAsItsShortestComponent() {
        Component three = Component.of(new double[3]);
        Component two = Component.of(new float[2]);
        assertThat(FourVectors.cartesian(three, three, two, three).length()).isEqualTo(2);
    }

    @Test
    void refusesToReadBeyondTheMemory() {
        assertThatThrownBy(() -> cartesian().at(count))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
