package org.kaon.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Map;

class OrthogonalTest {

    private static double product(Tensor matrix, int rows, int columns, int a, int b) {
        double sum = 0;
        for (int i = 0; i < (rows < columns ? columns : rows); i++) {
            sum +=
                    rows < columns
                            ? matrix.at(a * columns + i) * matrix.at(b * columns + i)
                            : matrix.at(i * columns + a) * matrix.at(i * columns + b);
        }
        return sum;
    }

    @Test
    void theShorterSideIsOrthonormal() {
        for (long[] extents : new long[][] {{7, 4}, {3, 8}, {2, 3, 5}, {5, 5}}) {
            Shape shape = Shape.of(extents);
            Tensor made = new Orthogonal(1.5, Seed.ofModel()).initialise(shape, 3, "w");
            int columns = (int) shape.extent(-1);
            int rows = (int) shape.size() / columns;
            for (int a = 0; a < Math.min(rows, columns); a++) {
                for (int b = 0; b <= a; b++) {
                    assertThat(product(made, rows, columns, a, b))
                            .isCloseTo(a == b ? 2.25 : 0, within(1e-6));
                }
            }
        }
    }

    @Test
    void theSeedDecides() {
        Shape shape = Shape.of(4, 3);
        assertThat(Orthogonal.orthogonal().initialise(shape, 1, "w").floats())
                .isEqualTo(Orthogonal.orthogonal().initialise(shape, 1, "w").floats())
                .isNotEqualTo(Orthogonal.orthogonal().initialise(shape, 2, "w").floats());
    }

    @Test
    void theIdentityIsCutToTheShape() {
        assertThat(new Identity(2).initialise(Shape.of(2, 3), 0, "w").floats())
                .containsExactly(2, 0, 0, 0, 2, 0);
        assertThat(Identity.identity().initialise(Shape.of(3, 1), 0, "w").floats())
                .containsExactly(1, 0, 0);
    }

    @Test
    void wrongShapesAreNamedAndSettingsComeBack() {
        assertThatThrownBy(() -> Orthogonal.orthogonal().initialise(Shape.of(3), 0, "dense/bias"))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("two or more axes, found [3] for \"dense/bias\"");
        assertThatThrownBy(() -> Identity.identity().initialise(Shape.of(3), 0, "b"))
                .hasMessageContaining("expected a matrix");
        Initializer read = Initializers.TABLE.read("orthogonal", Map.of("gain", 2, "seed", 5));
        assertThat(read).isEqualTo(new Orthogonal(2, new Seed.Fixed(5)));
        assertThat(Initializers.TABLE.read(Initializers.write(read))).isEqualTo(read);
    }
}
