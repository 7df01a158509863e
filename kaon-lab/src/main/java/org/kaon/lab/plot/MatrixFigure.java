package org.kaon.lab.plot;

import java.util.List;

/// How often events of each true class are given each predicted class.
public final class MatrixFigure {

    private MatrixFigure() {}

    /// The matrix of fractions, one row a true class, first class on top and to the left.
    public static Figure of(List<String> classes, double[] fractions) {
        int count = Math.max(1, classes.size());
        Range slots = new Range(-0.5, count - 0.5);
        HeatMap.Grid grid = new HeatMap.Grid(count, fractions, slots, slots);
        return Figure.of(
                        Axis.categories("Predicted", classes),
                        Axis.categoriesDownwards("True", classes),
                        new HeatMap(grid, ColorScale.linear("", 0, 1), true))
                .sized(520, 460);
    }
}
