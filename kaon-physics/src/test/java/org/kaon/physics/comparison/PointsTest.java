package org.kaon.physics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.physics.comparison.ComparisonFixture.column;
import static org.kaon.physics.comparison.ComparisonFixture.expected;
import static org.kaon.physics.comparison.ComparisonFixture.points;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.physics.statistics.Estimate;

import java.util.SplittableRandom;

class PointsTest {

    private final Points x = points("x.csv");
    private final Points y = points("y.csv");

    @Test
    void distancesAgreeWithNumPyAndSciPy() {
        assertThat(Frechet.of(x, y)).isCloseTo(expected("frechet"), within(1e-12));
        assertThat(KernelPhysicsDistance.discrepancy(x, y))
                .isCloseTo(expected("discrepancy"), within(1e-10));
        assertThat(EnergyDistance.of(x, y))
                .isCloseTo(expected("energy distance of points"), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void neighbourhoodsAgreeWithTheirDefinition(int k) {
        Neighbourhoods found = Neighbourhoods.of(x, y, k);
        assertThat(found.precision()).isCloseTo(expected("precision " + k), within(1e-14));
        assertThat(found.recall()).isCloseTo(expected("recall " + k), within(1e-14));
        assertThat(found.density()).isCloseTo(expected("density " + k), within(1e-14));
        assertThat(found.coverage()).isCloseTo(expected("coverage " + k), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"free", "low", "falling"})
    void theLineOfTheExtrapolationNeverFallsNorBeginsBelowZero(String name) {
        String file = "line_" + name + ".csv";
        Estimate found = FrechetPhysicsDistance.intercept(column(file, 0), column(file, 1));
        assertThat(found.value()).isCloseTo(expected("line " + name), within(1e-12));
        assertThat(found.error()).isCloseTo(expected("line " + name + " error"), within(1e-12));
    }

    /// Two normal distributions of unit covariance, shifted by s in each coordinate: d² = D s², in
    /// units of the largest magnitude.
    @Test
    void theFrechetPhysicsDistanceOfGaussiansIsTheKnownOne() {
        Points real = gaussians(4000, 2, 0, 1);
        Points generated = gaussians(4000, 2, 0.5, 2);
        Points unit = real.scaledLike(real);
        double shift = Frechet.of(unit, generated.scaledLike(real));
        Estimate found = new FrechetPhysicsDistance(500, 4000, 6, 10, 3).of(real, generated);
        assertThat(found.value()).isCloseTo(shift, within(0.1 * shift));
        assertThat(new FrechetPhysicsDistance(500, 4000, 6, 10, 3).of(real, generated))
                .isEqualTo(found);
    }

    /// Batches of one sample differ by their fluctuations alone, which the extrapolation removes.
    @Test
    void equalDistributionsAreAtNoDistanceWithinTheError() {
        Points real = gaussians(5000, 3, 0, 4);
        Points same = gaussians(5000, 3, 0, 5);
        double biased =
                Frechet.of(
                        real.scaledLike(real).drawn(500, new SplittableRandom(1)),
                        same.scaledLike(real));
        Estimate fpd = new FrechetPhysicsDistance(500, 5000, 6, 10, 3).of(real, same);
        assertThat(fpd.value()).isLessThan(0.4 * biased);
        Estimate kpd = new KernelPhysicsDistance(10, 500, 6).of(real, same);
        assertThat(Math.abs(kpd.value())).isLessThan(4 * kpd.error());
    }

    @Test
    void slicesOfAShiftAreItsProjections() {
        Points a = new Points(2, 0, 0, 1, 1, 2, 0);
        Points b = new Points(2, 3, 4, 4, 5, 5, 4);
        // The mean of |cos| over the circle is 2/π.
        assertThat(Wasserstein.sliced(a, b, 20_000, 7)).isCloseTo(5 * 2 / Math.PI, within(0.05));
        assertThat(Wasserstein.sliced(a, a, 3, 7)).isZero();
    }

    @Test
    void theSamplingErrorIsLargerThanThatOfTheLine() {
        Points real = gaussians(800, 2, 0, 1);
        Points generated = gaussians(800, 2, 0.5, 2);
        FrechetPhysicsDistance distance = new FrechetPhysicsDistance(200, 800, 5, 5, 3);
        Estimate line = distance.of(real, generated);
        Estimate whole = distance.withSamplingError(real, generated, 20);
        assertThat(whole.value()).isEqualTo(line.value());
        assertThat(whole.error()).isGreaterThan(1.5 * line.error());
        assertThat(distance.withSamplingError(real, generated, 20)).isEqualTo(whole);
        assertThatThrownBy(() -> distance.withSamplingError(real, generated, 1))
                .hasMessageContaining("got 1");
    }

    @Test
    void refusesWhatIsNoSetOfPoints() {
        assertThatThrownBy(() -> new Points(2, 1, 2, 3)).hasMessageContaining("got 3 numbers");
        assertThatThrownBy(() -> new Points(2, 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("coordinate 1 of point 0 is Infinity");
        assertThatThrownBy(() -> Frechet.of(x, new Points(2, 1, 2)))
                .hasMessageContaining("3 and 2 dimensions");
        assertThatThrownBy(() -> Frechet.of(x, new Points(3, 1, 2, 3)))
                .hasMessageContaining("two points or more");
        assertThatThrownBy(() -> Neighbourhoods.of(x, y, 120)).hasMessageContaining("got 120");
    }

    private static Points gaussians(int count, int dimensions, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * dimensions];
        for (int i = 0; i < values.length; i++) {
            values[i] = shift + random.nextGaussian();
        }
        return new Points(dimensions, values);
    }
}
