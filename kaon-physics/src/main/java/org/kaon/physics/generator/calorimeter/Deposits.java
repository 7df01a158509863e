package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Draws;

import java.util.Arrays;

/// The energy in the cells while a shower is made. A shower is a sequence of slices along its axis;
/// the energy of a slice falls as spots around the axis.
final class Deposits {

    private final Cells cells;
    private final double[] energies;
    private double originX, originY;
    private double alongX, alongY, alongZ;
    private double firstX, firstY, firstZ;
    private double secondX, secondY;

    Deposits(Cells cells) {
        this.cells = cells;
        this.energies = new double[cells.count()];
    }

    /// Empties the cells and turns to another axis.
    void start(Axis axis) {
        Arrays.fill(energies, 0);
        double sin = Math.sin(axis.polar()), cos = Math.cos(axis.polar());
        double sinA = Math.sin(axis.azimuth()), cosA = Math.cos(axis.azimuth());
        originX = axis.x();
        originY = axis.y();
        alongX = sin * cosA;
        alongY = sin * sinA;
        alongZ = cos;
        firstX = cos * cosA;
        firstY = cos * sinA;
        firstZ = -sin;
        secondX = -sinA;
        secondY = cosA;
    }

    double[] energies() {
        return energies;
    }

    /// Puts `energy` as `spots` equal parts into the slice of the axis that begins `from` mm behind
    /// the face. A spot's distance from the axis has the density `2rR²/(r² + R²)²`, with R the core
    /// radius for a part `coreWeight` of the spots, else the tail radius.
    void slice(Slice slice, double energy, int spots, Draws draws) {
        double each = energy / spots;
        for (int i = 0; i < spots; i++) {
            double radius = draws.uniform() < slice.coreWeight() ? slice.core() : slice.tail();
            spot(slice.from() + slice.length() * draws.uniform(), radius, each, draws);
        }
    }

    /// A slice of the axis and the radii around it, in mm.
    record Slice(double from, double length, double core, double tail, double coreWeight) {}

    // A point uniform in the unit disc at distance d has direction and d² in one: r = R·d/√(1 − d²)
    // has the density asked for, as its cumulative function is r²/(r² + R²).
    private void spot(double along, double radius, double energy, Draws draws) {
        double a;
        double b;
        double square;
        do {
            a = 2 * draws.uniform() - 1;
            b = 2 * draws.uniform() - 1;
            square = a * a + b * b;
        } while (square >= 1);
        double scale = radius / Math.sqrt(1 - square);
        double first = scale * a, second = scale * b;
        int cell =
                cells.at(
                        originX + along * alongX + first * firstX + second * secondX,
                        originY + along * alongY + first * firstY + second * secondY,
                        along * alongZ + first * firstZ);
        if (cell >= 0) {
            energies[cell] += energy;
        }
    }
}
