package org.kaon.lab.plot;

/// Points with error bars: `y ± yError`, and `± xError` along x where that is above 0.
public record Points(
        String name, double[] x, double[] y, double[] xError, double[] yError, Color color)
        implements Mark {

    private static final double RADIUS = 2.8;

    public Points {
        Series.sameLength("Points", name, x, y, xError, yError);
    }

    /// Points without error bars.
    public static Points bare(String name, double[] x, double[] y, Color color) {
        return new Points(name, x, y, new double[x.length], new double[x.length], color);
    }

    /// Bins as points in their middles; empty bins are left out.
    public static Points of(String name, Bins bins, Color color) {
        double[] y = bins.contents().clone();
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i] == 0 ? Double.NaN : y[i];
        }
        return new Points(name, bins.centres(), y, bins.halfWidths(), bins.errors(), color);
    }

    @Override
    public void measure(Extent extent) {
        for (int i = 0; i < x.length; i++) {
            extent.point(x[i], y[i]);
            if (Double.isFinite(x[i] + y[i])) {
                extent.reachY(y[i] + yError[i]);
                extent.reachY(extent.positiveY() ? 0.6 * y[i] : y[i] - yError[i]);
                extent.reachX(x[i] - xError[i]);
                extent.reachX(x[i] + xError[i]);
            }
        }
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        Polyline bars = new Polyline();
        for (int i = 0; i < x.length; i++) {
            double px = plane.x(x[i]), py = plane.y(y[i]);
            if (!Double.isFinite(px + py)) {
                continue;
            }
            if (yError[i] > 0) {
                bars.segment(
                        px, plane.yOrBelow(y[i] - yError[i]), px, plane.yOrBelow(y[i] + yError[i]));
            }
            if (xError[i] > 0) {
                bars.segment(plane.x(x[i] - xError[i]), py, plane.x(x[i] + xError[i]), py);
            }
        }
        canvas.path(bars, Pen.solid(color, 1.1));
        for (int i = 0; i < x.length; i++) {
            double px = plane.x(x[i]), py = plane.y(y[i]);
            if (Double.isFinite(px + py)) {
                canvas.disc(px, py, RADIUS, color);
            }
        }
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        double x = box.x() + box.width() / 2;
        Polyline bars = new Polyline();
        if (anyAbove0(yError)) {
            bars.segment(x, box.y() - 1, x, box.bottom() + 1);
        }
        if (anyAbove0(xError)) {
            bars.segment(x - 8, box.middle(), x + 8, box.middle());
        }
        canvas.path(bars, Pen.solid(color, 1.1));
        canvas.disc(x, box.middle(), RADIUS, color);
    }

    private static boolean anyAbove0(double[] errors) {
        for (double error : errors) {
            if (error > 0) {
                return true;
            }
        }
        return false;
    }
}
