package org.kaon.physics.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Normal;

import java.util.List;
import java.util.SplittableRandom;

class MinkowskiTest {

    private interface Height {
        double at(double row, double column);
    }

    private static Grid map(int edge, Height height) {
        double[] values = new double[edge * edge];
        for (int i = 0; i < values.length; i++) {
            values[i] = height.at(i / edge, i % edge);
        }
        return new Grid(edge, edge, values);
    }

    @Test
    void aDiscHasItsAreaItsCircumferenceAndOnePiece() {
        Grid disc = map(101, (y, x) -> 30 - Math.hypot(y - 50.2, x - 49.7));
        Minkowski found = Minkowski.of(disc, 0).getFirst();
        assertThat(found.area().value() * 1e4).isCloseTo(Math.PI * 900, within(15.0));
        assertThat(found.boundary().value() * 4e4).isCloseTo(2 * Math.PI * 30, within(0.1));
        assertThat(found.euler().value() * 1e4).isCloseTo(1, within(1e-9));
        assertThat(found.area().error()).isNaN();
    }

    @Test
    void aRingHasNoPieceMoreThanHoles() {
        Grid ring = map(101, (y, x) -> 10 - Math.abs(Math.hypot(y - 50.2, x - 49.7) - 30));
        Minkowski found = Minkowski.of(ring, 0).getFirst();
        assertThat(found.euler().value()).isCloseTo(0, within(1e-12));
        assertThat(found.boundary().value() * 4e4).isCloseTo(2 * Math.PI * (20 + 40), within(0.2));
    }

    @Test
    void theDiscOfTheOppositeMapIsAHole() {
        Grid hole = map(101, (y, x) -> Math.hypot(y - 50.2, x - 49.7) - 30);
        Minkowski found = Minkowski.of(hole, 0).getFirst();
        assertThat(found.euler().value() * 1e4).isCloseTo(-1, within(1e-9));
    }

    /// Pieces by flooding: joined along rows and columns in one count, over corners too in the
    /// other; holes the other way round. The figure takes both alike.
    @Test
    void eulersNumberIsThatOfCountedPiecesAndHoles() {
        SplittableRandom random = new SplittableRandom(3);
        for (int t = 0; t < 20; t++) {
            int edge = 12;
            Grid noise =
                    map(
                            edge,
                            (y, x) ->
                                    y == 0 || x == 0 || y == edge - 1 || x == edge - 1
                                            ? -1
                                            : random.nextDouble() - 0.5);
            double euler = Minkowski.of(noise, 0).getFirst().euler().value();
            double counted =
                    0.5 * (pieces(noise, true, false) - (pieces(noise, false, true) - 1))
                            + 0.5 * (pieces(noise, true, true) - (pieces(noise, false, false) - 1));
            assertThat(euler * 11 * 11).isCloseTo(counted, within(1e-9));
        }
    }

    private static int pieces(Grid map, boolean above, boolean corners) {
        boolean[] seen = new boolean[map.values().length];
        int pieces = 0;
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i] && map.values()[i] > 0 == above) {
                pieces++;
                flood(map, i, above, corners, seen);
            }
        }
        return pieces;
    }

    private static void flood(Grid map, int i, boolean above, boolean corners, boolean[] seen) {
        seen[i] = true;
        for (int y = -1; y <= 1; y++) {
            for (int x = -1; x <= 1; x++) {
                int row = i / map.columns() + y;
                int column = i % map.columns() + x;
                boolean inside =
                        row >= 0 && column >= 0 && row < map.rows() && column < map.columns();
                int next = row * map.columns() + column;
                if (inside
                        && (corners || y == 0 || x == 0)
                        && !seen[next]
                        && map.values()[next] > 0 == above) {
                    flood(map, next, above, corners, seen);
                }
            }
        }
    }

    /// τ follows from the spectrum `e^(−(k/4)²)` along an edge of 64 cells.
    @Test
    void gaussianFieldsHaveTheFunctionalsOfTheirFormulas() {
        List<Grid> maps = PowerSpectrumTest.fields(60, 64, 4);
        double power = 0;
        double gradient = 0;
        for (int y = -31; y <= 32; y++) {
            for (int x = -31; x <= 32; x++) {
                double k2 = (double) x * x + (double) y * y;
                double p = k2 == 0 ? 0 : Math.exp(-k2 / 16);
                power += p;
                gradient += p * k2 * Math.pow(2 * Math.PI / 64, 2);
            }
        }
        double tau = gradient / power / 2;
        double[] thresholds = {-1.5, -0.5, 0, 1, 2};
        List<Minkowski> found = Minkowski.mean(maps, thresholds);
        for (int i = 0; i < thresholds.length; i++) {
            double nu = thresholds[i];
            double falling = Math.exp(-nu * nu / 2);
            expect(found.get(i).area(), Normal.above(nu));
            expect(found.get(i).boundary(), Math.sqrt(tau) / 8 * falling);
            expect(found.get(i).euler(), tau / Math.pow(2 * Math.PI, 1.5) * nu * falling);
        }
    }

    private static void expect(Estimate found, double wanted) {
        assertThat(found.value())
                .isCloseTo(wanted, within(4 * found.error() + 0.02 * Math.abs(wanted)));
    }

    @Test
    void saddlesAreCutWhereTheirMiddleSays() {
        Grid high = new Grid(2, 2, 3, -1, -1, 3);
        Grid low = new Grid(2, 2, 1, -3, -3, 1);
        double cut = Math.hypot(0.25, 0.25);
        assertThat(4 * Minkowski.of(high, 0).getFirst().boundary().value()).isEqualTo(2 * cut);
        assertThat(4 * Minkowski.of(low, 0).getFirst().boundary().value()).isEqualTo(2 * cut);
        assertThat(Minkowski.of(high, 0).getFirst().euler().value()).isZero();
    }

    @Test
    void flatMapsHaveNoBoundary() {
        Grid flat = new Grid(3, 3, new double[9]);
        List<Minkowski> found = Minkowski.of(flat, -1, 0);
        assertThat(found.getFirst().area().value()).isEqualTo(1);
        assertThat(found.get(1).area().value()).isZero();
        assertThat(found.get(1).boundary().value()).isZero();
        assertThat(Minkowski.mean(List.of(flat, flat), 0).getFirst().area())
                .isEqualTo(new Estimate(0, 0));
        assertThatThrownBy(() -> Minkowski.mean(List.of(), 0)).hasMessageContaining("got none");
    }
}
