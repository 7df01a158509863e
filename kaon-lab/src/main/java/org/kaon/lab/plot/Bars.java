package org.kaon.lab.plot;

/// Bars from 0 to the right, one for each category along y, with the number at its end.
///
/// @param colors one for each bar
public record Bars(double[] values, Color[] colors) implements Mark {

    private static final double THICKNESS = 0.7;

    public Bars {
        if (values.length != colors.length) {
            throw new IllegalArgumentException(
                    "Bars: needs a colour for each of %d bars, found %d."
                            .formatted(values.length, colors.length));
        }
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void measure(Extent extent) {
        for (int i = 0; i < values.length; i++) {
            extent.point(values[i], i);
            extent.reach(0, i);
        }
    }

    @Override
    public void draw(Canvas canvas, Plane plane) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                continue;
            }
            double high = Math.min(plane.y(i - THICKNESS / 2), plane.y(i + THICKNESS / 2));
            double low = Math.max(plane.y(i - THICKNESS / 2), plane.y(i + THICKNESS / 2));
            double from = Math.min(plane.x(0), plane.x(values[i]));
            double to = Math.max(plane.x(0), plane.x(values[i]));
            canvas.fill(new Box(from, high, to - from, low - high), colors[i]);
            canvas.text(
                    new Numerals(2, 0).format(values[i]),
                    to + 4,
                    0.5 * (low + high) + 4,
                    Lettering.start(11));
        }
    }

    @Override
    public void drawKey(Canvas canvas, Box box) {
        // The categories stand at the axis.
    }
}
