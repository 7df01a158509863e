package org.kaon.lab.plot;

/// The area between a lower and an upper line: a quantity with its error along x.
public record Band(String name, double[] x, double[] low, double[] high, Color color)
        implements Mark {

    public Band {
        Series.sameLength("Band", name, x, low, high);
    }

    /// The band `y ± error`.
    public static Band around(String name, double[] x, double[] y, double[] error, Color color) {
        Series.sameLength("Band", name, x, y, error);
        double[] low = new double[x.length], high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            low[i] = y[i] - error[i];
            high[i] = y[i] + error[i];
        }
        return new Band(name, x, low, high, color);
    }

    @Override
    public void measure(Extent extent) {
        for (int i = 0; i < x.length; i++) {
            if (whole(i)) {
                extent.reach(x[i], low[i]);
                extent.reachY(high[i]);
            }
        }
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        int start = 0;
        for (int i = 0; i <= x.length; i++) {
            if (i == x.length || !whole(i)) {
                draw(canvas, plane, start, i);
                start = i + 1;
            }
        }
    }

    private void draw(Canvas canvas, Plane plane, int start, int end) {
        Polyline upper = new Polyline(), lower = new Polyline();
        for (int i = start; i < end; i++) {
            upper.to(plane.x(x[i]), plane.yOrBelow(high[i]));
            lower.to(plane.x(x[i]), plane.yOrBelow(low[i]));
        }
        Polyline outline = upper.thinned(), back = lower.thinned();
        for (int i = back.size() - 1; i >= 0; i--) {
            outline.to(back.x(i), back.y(i));
        }
        if (outline.size() > 2) {
            canvas.area(outline, color);
        }
    }

    private boolean whole(int i) {
        return Double.isFinite(x[i]) && Double.isFinite(low[i]) && Double.isFinite(high[i]);
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        canvas.fill(box, color);
    }
}
