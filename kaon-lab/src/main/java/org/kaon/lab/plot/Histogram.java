package org.kaon.lab.plot;

/// Bins as steps with error bars in their middles; a fill with opacity 0 leaves them open.
public record Histogram(String name, Bins bins, Pen pen, Color fill) implements Mark {

    public static Histogram open(String name, Bins bins, Color color) {
        return new Histogram(name, bins, Pen.solid(color, 1.6), color.withOpacity(0));
    }

    public static Histogram filled(String name, Bins bins, Color color) {
        return new Histogram(name, bins, Pen.solid(color, 1.6), color.withOpacity(0.22));
    }

    @Override
    public void measure(Extent extent) {
        boolean any = false;
        for (int i = 0; i < bins.contents().length; i++) {
            double content = bins.contents()[i];
            if (content != 0 && Double.isFinite(content)) {
                any = true;
                extent.reachY(extent.positiveY() ? 0.6 * content : content);
                extent.reachY(content + bins.errors()[i]);
            }
        }
        for (double edge : bins.edges()) {
            extent.reachX(edge);
        }
        if (any) {
            extent.reachY(0);
        }
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        double floor = plane.yOrBelow(0);
        Polyline steps = new Polyline();
        int count = bins.contents().length;
        steps.to(plane.x(bins.edges()[0]), floor);
        for (int i = 0; i < count; i++) {
            double content = bins.contents()[i];
            double y = Double.isNaN(content) ? floor : plane.yOrBelow(content);
            steps.to(plane.x(bins.edges()[i]), y).to(plane.x(bins.edges()[i + 1]), y);
        }
        steps.to(plane.x(bins.edges()[count]), floor);
        if (fill.opacity() > 0) {
            canvas.area(steps, fill);
        }
        canvas.path(steps, pen);
        canvas.path(bars(plane), Pen.solid(pen.color(), 1));
    }

    private Polyline bars(Plane plane) {
        double[] centres = bins.centres();
        Polyline bars = new Polyline();
        for (int i = 0; i < centres.length; i++) {
            double content = bins.contents()[i], error = bins.errors()[i];
            if (content != 0 && error > 0) {
                double x = plane.x(centres[i]);
                bars.segment(
                        x, plane.yOrBelow(content - error), x, plane.yOrBelow(content + error));
            }
        }
        return bars;
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        if (fill.opacity() > 0) {
            canvas.fill(box, fill);
            canvas.path(box.outline(), pen);
        } else {
            canvas.line(box.x(), box.middle(), box.right(), box.middle(), pen);
        }
    }
}
