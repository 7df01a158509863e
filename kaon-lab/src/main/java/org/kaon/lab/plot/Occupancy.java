package org.kaon.lab.plot;

import java.awt.geom.Path2D;

/// A canvas that keeps only where something was drawn, in small squares: what a legend must avoid.
final class Occupancy implements Canvas {

    private static final double SQUARE = 4;

    private final Box box;
    private final int columns;
    private final int rows;
    private final boolean[] taken;

    Occupancy(Box box) {
        this.box = box;
        columns = Math.max(1, (int) Math.ceil(box.width() / SQUARE));
        rows = Math.max(1, (int) Math.ceil(box.height() / SQUARE));
        taken = new boolean[columns * rows];
    }

    /// How many of the squares under a part of the box are taken.
    int under(Box part) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = centreX(column), y = centreY(row);
                boolean inside =
                        x >= part.x() && x <= part.right() && y >= part.y() && y <= part.bottom();
                count += inside && taken[row * columns + column] ? 1 : 0;
            }
        }
        return count;
    }

    @Override
    public void path(Polyline line, Pen pen) {
        for (int i = 1; i < line.size(); i++) {
            if (line.gap(i) || line.gap(i - 1)) {
                continue;
            }
            double dx = line.x(i) - line.x(i - 1), dy = line.y(i) - line.y(i - 1);
            int steps = (int) Math.clamp(Math.hypot(dx, dy) / SQUARE * 2, 1, 10_000);
            for (int step = 0; step <= steps; step++) {
                double part = (double) step / steps;
                take(line.x(i - 1) + part * dx, line.y(i - 1) + part * dy);
            }
        }
    }

    @Override
    public void area(Polyline outline, Color color) {
        path(outline, Pen.solid(color, 1));
        Path2D shape = PngCanvas.shape(outline, true);
        for (int i = 0; i < taken.length; i++) {
            taken[i] |= shape.contains(centreX(i % columns), centreY(i / columns));
        }
    }

    @Override
    public void disc(double x, double y, double radius, Color color) {
        take(x, y);
    }

    @Override
    public void cells(Box cells, int count, int[] rgb) {
        for (int i = 0; i < taken.length; i++) {
            double x = centreX(i % columns), y = centreY(i / columns);
            taken[i] |=
                    x >= cells.x() && x <= cells.right() && y >= cells.y() && y <= cells.bottom();
        }
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        take(x, y);
    }

    @Override
    public void clip(Box part, Runnable drawing) {
        drawing.run();
    }

    private void take(double x, double y) {
        int column = (int) Math.floor((x - box.x()) / SQUARE);
        int row = (int) Math.floor((y - box.y()) / SQUARE);
        if (column >= 0 && column < columns && row >= 0 && row < rows) {
            taken[row * columns + column] = true;
        }
    }

    private double centreX(int column) {
        return box.x() + (column + 0.5) * SQUARE;
    }

    private double centreY(int row) {
        return box.y() + (row + 0.5) * SQUARE;
    }
}
