package org.kaon.physics.badinput;

import org.kaon.physics.comparison.EnergyDistance;
import org.kaon.physics.comparison.Frechet;
import org.kaon.physics.comparison.FrechetPhysicsDistance;
import org.kaon.physics.comparison.KernelPhysicsDistance;
import org.kaon.physics.comparison.MaximumMeanDiscrepancy;
import org.kaon.physics.comparison.Neighbourhoods;
import org.kaon.physics.comparison.Permutations;
import org.kaon.physics.comparison.Points;
import org.kaon.physics.comparison.Wasserstein;
import org.kaon.physics.field.Grid;
import org.kaon.physics.field.Minkowski;
import org.kaon.physics.field.PowerSpectrum;
import org.kaon.physics.statistics.Bootstrap;

import java.util.Arrays;
import java.util.List;

/// Bad points and maps, and every figure of them.
final class CloudInputs {

    private static final double[] GOOD = {0, 1, 2, 0, 1, 3, 0.5, 2, 1, 1};
    private static final Permutations PERMUTATIONS = new Permutations(20, 1);

    private CloudInputs() {}

    /// Points of so many dimensions.
    record Cloud(int dimensions, double... values) {

        Points points() {
            return new Points(dimensions, values);
        }

        Points good() {
            return new Points(2, GOOD);
        }
    }

    private static double[] with(double value) {
        double[] changed = GOOD.clone();
        changed[3] = value;
        return changed;
    }

    static Family<Cloud> points() {
        return new Family<Cloud>(
                        "Two sets of points", "The bad points beside five good ones in the plane.")
                .input("no points", new Cloud(2))
                .input("one point", new Cloud(2, 1, 2))
                .input("all equal", new Cloud(2, 1, 1, 1, 1, 1, 1))
                .input("on a line", new Cloud(2, 1, 1, 2, 2, 3, 3, 4, 4))
                .input("a coordinate NaN", new Cloud(2, with(Double.NaN)))
                .input("infinite", new Cloud(2, with(1 / 0.0)))
                .input("1e200", new Cloud(2, with(1e200)))
                .input("three dimensions", new Cloud(3, 1, 2, 3, 4, 5, 6))
                .input("no dimensions", new Cloud(0, GOOD))
                .input("half a point", new Cloud(2, 1, 2, 3))
                .ask("Fréchet distance", c -> Frechet.of(c.good(), c.points()))
                .ask("FPD", c -> new FrechetPhysicsDistance(4, 8, 3, 2, 1).of(c.good(), c.points()))
                .ask("KPD", c -> new KernelPhysicsDistance(4, 5, 1).of(c.good(), c.points()))
                .ask(
                        "MMD², probability",
                        c -> {
                            MaximumMeanDiscrepancy mmd =
                                    MaximumMeanDiscrepancy.of(
                                            c.good(), c.points(), 1, PERMUTATIONS);
                            return List.of(mmd.squared(), mmd.probability());
                        })
                .ask(
                        "median distance",
                        c -> MaximumMeanDiscrepancy.medianWidth(c.points(), c.points()))
                .ask(
                        "precision, recall, density, coverage, k = 1",
                        c -> {
                            Neighbourhoods n = Neighbourhoods.of(c.good(), c.points(), 1);
                            return List.of(n.precision(), n.recall(), n.density(), n.coverage());
                        })
                .ask("energy distance", c -> EnergyDistance.of(c.good(), c.points()))
                .ask("sliced Wasserstein-1", c -> Wasserstein.sliced(c.good(), c.points(), 5, 1));
    }

    static Family<Integer> settings() {
        Points good = new Points(2, GOOD);
        return new Family<Integer>("Settings of figures", "Whole numbers, one at a time.")
                .input("0", 0)
                .input("−1", -1)
                .input("1", 1)
                .input("10⁹", 1_000_000_000)
                .ask("repetitions of a bootstrap", n -> new Bootstrap(n, 1).repetitions())
                .ask("permutations", n -> new Permutations(n, 1).count())
                .ask(
                        "FPD: smallest batch",
                        n -> new FrechetPhysicsDistance(n, 8, 3, 2, 1).smallest())
                .ask("FPD: largest batch", n -> new FrechetPhysicsDistance(4, n, 3, 2, 1).largest())
                .ask("FPD: sizes", n -> new FrechetPhysicsDistance(4, 8, n, 2, 1).sizes())
                .ask(
                        "FPD: repetitions of the sampling error",
                        n ->
                                n > 1
                                        ? "as many"
                                        : new FrechetPhysicsDistance(4, 8, 3, 2, 1)
                                                .withSamplingError(good, good, n))
                .ask("KPD: batches", n -> new KernelPhysicsDistance(n, 5, 1).batches())
                .ask("KPD: points of a batch", n -> new KernelPhysicsDistance(4, n, 1).size())
                .ask("neighbours k", n -> Neighbourhoods.of(good, good, n).coverage())
                .ask(
                        "directions of sliced Wasserstein-1",
                        n -> n > 1 ? "as many" : Wasserstein.sliced(good, good, n, 1));
    }

    /// A map of so many rows.
    record Map(int rows, double... values) {

        Grid grid() {
            return new Grid(rows, rows == 0 ? 0 : values.length / rows, values);
        }
    }

    static Family<Map> maps() {
        double[] some = {1, 2, 3, 4, 3, 2, 1, 5, 4};
        double[] broken = some.clone();
        broken[4] = Double.NaN;
        double[] huge = some.clone();
        huge[4] = 1e200;
        return new Family<Map>("Maps", "An error of *unknown*: one map tells none.")
                .input("no values", new Map(0))
                .input("one row", new Map(1, some))
                .input("rows that are not whole", new Map(2, some))
                .input("constant", new Map(2, 3, 3, 3, 3))
                .input("a NaN", new Map(3, broken))
                .input("1e200", new Map(3, huge))
                .input("good", new Map(3, some))
                .ask(
                        "power spectrum: first band",
                        m -> PowerSpectrum.of(m.grid()).bands().getFirst().power())
                .ask("area, boundary, Euler's number above 2", m -> functionals(m, 2))
                .ask("the same above NaN", m -> functionals(m, Double.NaN))
                .ask("the same above ∞", m -> functionals(m, 1 / 0.0))
                .ask("mean over no maps", m -> PowerSpectrum.mean(List.of()).bands().size());
    }

    private static List<Object> functionals(Map map, double threshold) {
        Minkowski one = Minkowski.of(map.grid(), threshold).getFirst();
        return Arrays.asList(one.area(), one.boundary(), one.euler());
    }
}
