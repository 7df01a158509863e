package org.kaon.lab.plot;

import java.util.List;

/// The frame of a figure: ticks inwards on four sides, their labels, axis labels and titles.
record Frame(Figure figure, Plane plane) {

    static final double TICK_SIZE = 13, LABEL_SIZE = 15;
    static final Lettering SMALL = Lettering.start(11).in(Color.GREY);

    private static final double MAJOR = 8, MINOR = 4;
    private static final Pen PEN = Pen.solid(Color.BLACK, 1);

    static double width(String label) {
        return RichText.of(label).width(TICK_SIZE);
    }

    /// How many labels a side of this length takes.
    static int ticks(double length) {
        return (int) Math.clamp(length / 85, 2, 8);
    }

    /// The same for the y axis, whose labels' width decides the frame: asked before that is known.
    static int yTicks(Figure figure) {
        return ticks(figure.size().height() - 80);
    }

    /// The base line of the label under the x axis.
    static double labelLine(Figure figure) {
        return figure.size().height() - 10;
    }

    /// Whether names along x stand too close to be written level.
    static boolean slanted(Scale x, double length) {
        return x instanceof CategoryScale names
                && Margins.widest(x.ticks(0)) + 8 > length / Math.max(1, names.names().size());
    }

    void draw(Canvas canvas) {
        Box box = plane.box();
        Polyline ticks = new Polyline();
        drawX(canvas, ticks);
        double widest = drawY(canvas, ticks);
        canvas.path(ticks, PEN);
        canvas.path(box.outline(), Pen.solid(Color.BLACK, 1.2));
        String xLabel = figure.x().label(), yLabel = figure.y().label();
        canvas.text(xLabel, box.right(), bottomOfLabels(), Lettering.end(LABEL_SIZE));
        double x = box.x() - widest - 16;
        canvas.text(yLabel, x, box.y(), Lettering.end(LABEL_SIZE).turned(90));
        drawTitle(canvas);
    }

    private double bottomOfLabels() {
        double needed = plane.box().bottom() + 44;
        return slanted(plane.xScale(), plane.box().width()) ? labelLine(figure) : needed;
    }

    private void drawX(Canvas canvas, Polyline lines) {
        Box box = plane.box();
        boolean names = plane.xScale() instanceof CategoryScale;
        boolean slanted = slanted(plane.xScale(), box.width());
        for (Tick tick : plane.xScale().ticks(ticks(box.width()))) {
            double x = plane.x(tick.value()), length = tick.major() ? MAJOR : MINOR;
            if (names) {
                lines.segment(x, box.bottom(), x, box.bottom() + MINOR);
            } else {
                lines.segment(x, box.bottom(), x, box.bottom() - length);
                lines.segment(x, box.y(), x, box.y() + length);
            }
            if (slanted) {
                Lettering lettering = Lettering.end(TICK_SIZE).turned(45);
                canvas.text(tick.label(), x + 5, box.bottom() + 15, lettering);
            } else if (!tick.label().isEmpty()) {
                canvas.text(tick.label(), x, box.bottom() + 20, Lettering.middle(TICK_SIZE));
            }
        }
    }

    private double drawY(Canvas canvas, Polyline lines) {
        Box box = plane.box();
        boolean names = plane.yScale() instanceof CategoryScale;
        List<Tick> ticks = plane.yScale().ticks(yTicks(figure));
        for (Tick tick : ticks) {
            double y = plane.y(tick.value()), length = tick.major() ? MAJOR : MINOR;
            if (names) {
                lines.segment(box.x() - MINOR, y, box.x(), y);
            } else {
                lines.segment(box.x(), y, box.x() + length, y);
                lines.segment(box.right(), y, box.right() - length, y);
            }
            if (!tick.label().isEmpty()) {
                double base = y + 0.36 * TICK_SIZE;
                canvas.text(tick.label(), box.x() - 8, base, Lettering.end(TICK_SIZE));
            }
        }
        return Margins.widest(ticks);
    }

    private void drawTitle(Canvas canvas) {
        Box box = plane.box();
        String left = figure.title().left(), right = figure.title().right();
        double needed = RichText.of(left).width(LABEL_SIZE) + RichText.of(right).width(TICK_SIZE);
        double shrink = Math.min(1, box.width() / (needed + 16));
        double y = box.y() - 8;
        if (!left.isEmpty()) {
            canvas.text(left, box.x(), y, Lettering.start(shrink * LABEL_SIZE));
        }
        if (!right.isEmpty()) {
            canvas.text(right, box.right(), y, Lettering.end(shrink * TICK_SIZE));
        }
    }
}
