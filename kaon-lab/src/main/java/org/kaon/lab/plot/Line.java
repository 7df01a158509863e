package org.kaon.lab.plot;

/// A line through points (x, y); NaN leaves a gap.
public record Line(String name, double[] x, double[] y, Pen pen) implements Mark {

    public Line {
        Series.sameLength("Line", name, x, y);
    }

    @Override
    public void measure(Extent extent) {
        for (int i = 0; i < x.length; i++) {
            extent.point(x[i], y[i]);
        }
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        Polyline line = new Polyline();
        for (int i = 0; i < x.length; i++) {
            line.to(plane.x(x[i]), plane.y(y[i]));
        }
        canvas.path(line.thinned(), pen);
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        canvas.line(box.x(), box.middle(), box.right(), box.middle(), pen);
    }
}
