package org.kaon.lab.plot;

import java.util.Arrays;

/// A line through points, with gaps where the pen is lifted.
///
/// A point that is not finite lifts the pen. Grown point by point, like a path; single-threaded.
public final class Polyline {

    /// Points closer than this are the same to the eye.
    private static final double VISIBLE = 0.4;

    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private int size;

    public static Polyline of(double[] x, double[] y) {
        Polyline line = new Polyline();
        for (int i = 0; i < x.length; i++) {
            line.to(x[i], y[i]);
        }
        return line;
    }

    /// Draws on to a point.
    public Polyline to(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return lift();
        }
        add(x, y);
        return this;
    }

    /// Ends the piece: the next point starts a new one.
    public Polyline lift() {
        if (size > 0 && !gap(size - 1)) {
            add(Double.NaN, Double.NaN);
        }
        return this;
    }

    /// Adds a piece of its own between two points.
    public Polyline segment(double x0, double y0, double x1, double y1) {
        return lift().to(x0, y0).to(x1, y1).lift();
    }

    public int size() {
        return size;
    }

    public double x(int point) {
        return xs[point];
    }

    public double y(int point) {
        return ys[point];
    }

    /// Whether a piece ends here, instead of a point.
    public boolean gap(int point) {
        return Double.isNaN(xs[point]);
    }

    /// Whether a piece begins at this point.
    public boolean starts(int point) {
        return !gap(point) && (point == 0 || gap(point - 1));
    }

    /// The same line without the points that nobody can see; first and last of each piece stay.
    Polyline thinned() {
        Polyline thin = new Polyline();
        double lastX = 0, lastY = 0;
        for (int i = 0; i < size; i++) {
            if (gap(i)) {
                thin.lift();
                continue;
            }
            boolean last = i + 1 == size || gap(i + 1);
            if (starts(i) || last || Math.hypot(xs[i] - lastX, ys[i] - lastY) > VISIBLE) {
                thin.to(xs[i], ys[i]);
                lastX = xs[i];
                lastY = ys[i];
            }
        }
        return thin;
    }

    private void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }
}
