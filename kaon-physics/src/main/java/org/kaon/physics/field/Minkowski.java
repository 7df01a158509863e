package org.kaon.physics.field;

import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Mean;

import java.util.ArrayList;
import java.util.List;

/// The Minkowski functionals of the part of a map above a threshold: which share of the area it
/// has, how long its boundary is, and how many pieces it has more than holes.
///
/// `area = A(above)/A`, `boundary = L/(4A)`, `euler = χ/A` with lengths in cells, A the area
/// between the outermost values. The edge of the map is no boundary: the figures are densities of a
/// larger map. The boundary runs straight between points where the map, linear along the lines
/// between neighbouring values, crosses the threshold; χ counts corners of pieces, both diagonals
/// of four values alike.
///
/// For a Gaussian field of mean 0 and variance σ² at `ν = threshold/σ`, with `τ = ⟨|∇f|²⟩/(2σ²)`:
/// `area = ½ erfc(ν/√2)`, `boundary = √τ/8 e^(−ν²/2)`, `euler = τ/(2π)^{3/2} ν e^(−ν²/2)`.
///
/// Source: Schmalzing and Górski, Mon. Not. R. Astron. Soc. 297 (1998) 355.
public record Minkowski(double threshold, Estimate area, Estimate boundary, Estimate euler) {

    /// Of one map at each threshold; one map tells no errors.
    public static List<Minkowski> of(Grid map, double... thresholds) {
        List<Minkowski> all = new ArrayList<>();
        for (double threshold : thresholds) {
            double[] one = functionals(map, threshold);
            all.add(
                    new Minkowski(
                            threshold,
                            new Estimate(one[0], Double.NaN),
                            new Estimate(one[1], Double.NaN),
                            new Estimate(one[2], Double.NaN)));
        }
        return all;
    }

    /// The means over maps of one size, with the errors of [Mean].
    public static List<Minkowski> mean(List<Grid> maps, double... thresholds) {
        Grid.requireOneSize("Minkowski functionals", maps);
        List<Minkowski> all = new ArrayList<>();
        for (double threshold : thresholds) {
            double[][] each = new double[3][maps.size()];
            for (int i = 0; i < maps.size(); i++) {
                double[] one = functionals(maps.get(i), threshold);
                for (int k = 0; k < 3; k++) {
                    each[k][i] = one[k];
                }
            }
            all.add(new Minkowski(threshold, Mean.of(each[0]), Mean.of(each[1]), Mean.of(each[2])));
        }
        return all;
    }

    private static double[] functionals(Grid map, double threshold) {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException(
                    "Minkowski functionals: expected thresholds that are numbers, got NaN.");
        }
        double[] sums = new double[3];
        for (int row = 0; row + 1 < map.rows(); row++) {
            for (int column = 0; column + 1 < map.columns(); column++) {
                square(
                        map.at(row, column) - threshold,
                        map.at(row, column + 1) - threshold,
                        map.at(row + 1, column + 1) - threshold,
                        map.at(row + 1, column) - threshold,
                        sums);
            }
        }
        double area = (map.rows() - 1.0) * (map.columns() - 1.0);
        return new double[] {sums[0] / area, sums[1] / (4 * area), sums[2] / area};
    }

    // Four values around a square. Each value belongs to four squares, each edge to two: χ =
    // corners
    // − edges + squares of what is above is ¼ for one value above, −¼ for three, else 0.
    private static void square(double a, double b, double c, double d, double[] sums) {
        int above = (a > 0 ? 1 : 0) + (b > 0 ? 1 : 0) + (c > 0 ? 1 : 0) + (d > 0 ? 1 : 0);
        sums[0] += above / 4.0;
        if (above == 0 || above == 4) {
            return;
        }
        if (above == 2 && a > 0 == c > 0) {
            // The middle says which two corners are cut off.
            boolean joined = a + b + c + d > 0 == a > 0;
            sums[1] += joined ? cut(b, a, c) + cut(d, a, c) : cut(a, b, d) + cut(c, b, d);
        } else if (above == 2) {
            sums[1] +=
                    a > 0 == b > 0
                            ? Math.hypot(1, crossing(a, d) - crossing(b, c))
                            : Math.hypot(1, crossing(a, b) - crossing(d, c));
        } else {
            boolean lone = above == 1;
            sums[1] +=
                    a > 0 == lone
                            ? cut(a, b, d)
                            : b > 0 == lone
                                    ? cut(b, a, c)
                                    : c > 0 == lone ? cut(c, b, d) : cut(d, a, c);
            sums[2] += lone ? 0.25 : -0.25;
        }
    }

    // The line that cuts off a corner between two neighbours on the other side.
    private static double cut(double corner, double left, double right) {
        return Math.hypot(crossing(corner, left), crossing(corner, right));
    }

    // Where between two values, 0 at the first, the map is 0.
    private static double crossing(double from, double to) {
        return from / (from - to);
    }
}
