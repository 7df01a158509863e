package org.kaon.lab.plot;

import java.util.List;

/// The strip of colours beside a heat map, with its scale.
record ColorBar(ColorScale colors, Box frame) {

    private static final double GAP = 14, STRIP = 16, LABEL = 30;
    private static final int LEVELS = 256;

    /// The width that a bar takes to the right of the frame.
    static double width(ColorScale colors) {
        double labels = Margins.widest(colors.scale().ticks(5));
        return GAP + STRIP + 9 + labels + (colors.label().isEmpty() ? 10 : LABEL);
    }

    void draw(Canvas canvas) {
        double x = frame.right() + GAP;
        Box strip = new Box(x, frame.y(), STRIP, frame.height());
        int[] rgb = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            rgb[i] = Viridis.at((LEVELS - 0.5 - i) / LEVELS).rgb();
        }
        canvas.cells(strip, 1, rgb);
        Pen pen = Pen.solid(Color.BLACK, 1);
        Polyline lines = new Polyline();
        List<Tick> ticks = colors.scale().ticks(5);
        for (Tick tick : ticks) {
            double y = strip.bottom() - strip.height() * colors.scale().fraction(tick.value());
            lines.segment(strip.right(), y, strip.right() + (tick.major() ? 5 : 3), y);
            if (!tick.label().isEmpty()) {
                double base = y + 0.36 * Frame.TICK_SIZE;
                canvas.text(
                        tick.label(), strip.right() + 8, base, Lettering.start(Frame.TICK_SIZE));
            }
        }
        canvas.path(lines, pen);
        canvas.path(strip.outline(), pen);
        if (!colors.label().isEmpty()) {
            double labelX = strip.right() + 8 + Margins.widest(ticks) + 20;
            Lettering lettering = Lettering.end(Frame.LABEL_SIZE - 1).turned(90);
            canvas.text(colors.label(), labelX, frame.y(), lettering);
        }
    }
}
